package io.atr.node.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.Answer;
import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.bridge.ConnectOptions;
import io.atr.bridge.ConnectionListener;
import io.atr.bridge.NodeConnection;
import io.atr.bridge.RefusedException;
import io.atr.governance.TopicSet;
import io.atr.node.access.AccessDesk;
import io.atr.node.access.OwnUser;
import io.atr.node.access.SecurityEvent;
import io.atr.node.remote.TestNode;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesReader;
import io.atr.node.view.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access file and the rules change while processes hold lanes and logs. */
class LiveRightsTest {
    @TempDir
    Path folder;

    private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final List<String> away = new CopyOnWriteArrayList<>();
    private volatile RuleBook rules;
    private AccessDesk desk;
    private Bus bus;
    private Bridge bridge;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
        rules = rules("a");
        grant("[publisher, subscriber]", "[\"1\", \"2\"]", "[\"1\", \"2\"]");
        desk = AccessDesk.open(access(), false, OwnUser.uid(), events::add);
        bus = Bus.start(BusConfig.DEFAULT.with(BusConfig.DEFAULT.memory().withSharedLogs()));
        bus.apply(rules.rules());
        LocalGate gate = new LocalGate(desk, () -> rules, new Sessions(), events::add);
        bridge = Bridge.open(bus, folder.resolve("s"), gate, BridgeLimits.DEFAULT, warning -> {});
    }

    @AfterEach
    void close() {
        if (bridge != null) {
            bridge.close();
            bus.close();
        }
    }

    @Test
    void whatIsGrantedNoLongerIsLostAndTheRestStays() throws Exception {
        try (NodeConnection client = connect();
                Publication one = client.publish(PublicationOptions.sender(1));
                Publication two = client.publish(PublicationOptions.sender(2));
                Subscription first = client.subscribe(topics(1));
                Subscription second = client.subscribe(topics(2))) {
            assertEquals(4, awaitHoldings(4));
            grant("[publisher, subscriber]", "[\"2\"]", "[\"1\", \"2\"]");
            assertEquals(List.of(), desk.reload());
            TestNode.await("the publication of sender 1 is lost", () -> lost.size() == 1);
            awaitHoldings(3);
            assertTrue(lost.getFirst().contains("may not publish as sender 1"), lost.toString());
            assertTrue(one.isClosed() && !two.isClosed(), "what is lost is closed when the listener hears of it");
            assertEquals(Answer.CLOSED, one.tryClaim(1, 1));
            grant("[publisher, subscriber]", "[\"2\"]", "[\"2\"]");
            assertEquals(List.of(), desk.reload());
            TestNode.await("the subscription of topic 1 is lost", () -> lost.size() == 2);
            awaitHoldings(2);
            assertTrue(lost.getLast().contains("may not read topic 1"), lost.toString());
            assertTrue(first.isClosed() && !second.isClosed(), "subscriptions too");
            assertEquals(Answer.CLOSED, first.poll((memory, at) -> {}, 1));
            grant("[subscriber]", "[]", "[\"2\"]");
            assertEquals(List.of(), desk.reload());
            TestNode.await("a role is gone", () -> lost.size() == 3);
            awaitHoldings(1);
            assertThrows(RefusedException.class, () -> client.publish(PublicationOptions.sender(1)));
            assertEquals(List.of(), away, "the session itself stays");
            assertTrue(events.stream()
                    .anyMatch(event -> event.kind() == SecurityEvent.Kind.PERMISSION_DENIED
                            && event.detail().contains("sender 1")));
        }
    }

    @Test
    void whoMappedTheLogsLosesItsPlaceWhenItMayNotReadAll() throws Exception {
        grant("[subscriber]", "[]", "[\"*\"]");
        assertEquals(List.of(), desk.reload());
        try (NodeConnection client = connect();
                Subscription all = client.subscribe(SubscriptionOptions.lossy())) {
            awaitHoldings(1);
            grant("[subscriber]", "[]", "[\"1\"]");
            assertEquals(List.of(), desk.reload());
            TestNode.await("the logs are taken back", () -> lost.size() == 1);
            awaitHoldings(0);
        }
    }

    @Test
    void aRevokedTokenEndsTheSession() throws Exception {
        try (NodeConnection client = connect();
                Publication one = client.publish(PublicationOptions.sender(1))) {
            awaitHoldings(1);
            Files.writeString(access(), "version: 1\ncallers: []\n");
            assertEquals(List.of(), desk.reload());
            TestNode.await("it is shown out", () -> !away.isEmpty());
            awaitHoldings(0);
            TestNode.await("nobody is connected", () -> bridge.sessions() == 0 && !client.isConnected());
            assertThrows(RefusedException.class, this::connect);
        }
    }

    @Test
    void nothingNewClosesNobody() throws Exception {
        try (NodeConnection client = connect();
                Publication one = client.publish(PublicationOptions.sender(1));
                Subscription first = client.subscribe(topics(1))) {
            long asked = desk.counters().admitted();
            for (int i = 1; i <= 3; i++) {
                long now = asked + i;
                assertEquals(List.of(), desk.reload());
                TestNode.await("looked at again", () -> desk.counters().admitted() == now);
            }
            grant("[publisher, subscriber, observer]", "[\"1-9\"]", "[\"*\"]");
            assertEquals(List.of(), desk.reload());
            TestNode.await("looked at again", () -> desk.counters().admitted() == asked + 4);
            RuleBook without = RulesReader.parse("test", "version: 1\ntopics: []\nsenders: []\n");
            rules = without;
            // whoever connects now is served after all others were looked at under those rules
            connect().close();
            connect().close();
            awaitHoldings(2);
            assertEquals(List.of(), lost);
            assertEquals(List.of(), away);
        }
    }

    @Test
    void aSenderThatTheRulesGiveToAnotherNameIsLost() throws Exception {
        grant("[publisher]", "[a1]", "[]");
        assertEquals(List.of(), desk.reload());
        try (NodeConnection client = connect();
                Publication one = client.publish(PublicationOptions.sender(1))) {
            awaitHoldings(1);
            rules = rules("b");
            TestNode.await("its sender is somebody else", () -> lost.size() == 1);
            awaitHoldings(0);
        }
    }

    private NodeConnection connect() throws java.io.IOException {
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void lost(String why) {
                lost.add(why);
            }

            @Override
            public void disconnected(String why) {
                away.add(why);
            }
        };
        return NodeConnection.connect(
                folder.resolve("s"), ConnectOptions.DEFAULT.with("secret").with(listener));
    }

    private int awaitHoldings(int count) {
        TestNode.await(count + " holdings", () -> bridge.holdings() == count);
        return count;
    }

    private static SubscriptionOptions topics(int topic) {
        BitSet topics = new BitSet();
        topics.set(topic);
        return SubscriptionOptions.lossy().topics(TopicSet.of(topics));
    }

    private Path access() {
        return folder.resolve("access.yaml");
    }

    private void grant(String roles, String senders, String topics) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("secret".getBytes()));
        Files.writeString(
                access(),
                "version: 1\ncallers:\n  - {name: c, token_sha256: [" + hash + "], roles: " + roles
                        + (roles.contains("publisher") ? ", senders: " + senders : "")
                        + (roles.contains("subscriber") ? ", topics: " + topics : "") + "}\n");
    }

    private static RuleBook rules(String name) throws Exception {
        return RulesReader.parse("test", """
                version: 1
                topics:
                  - {name: t, ids: 1-9}
                senders:
                  - {name: %s1, id: 1, publish: ["*"]}
                  - {name: %s2, id: 2, publish: ["*"]}
                """.formatted(name, name));
    }
}
