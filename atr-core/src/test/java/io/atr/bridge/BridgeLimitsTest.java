package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.governance.TopicSet;
import io.atr.memory.SharedMapping;
import io.atr.packet.Packet;
import io.atr.platform.Mappings;
import io.atr.platform.SocketMessage;
import io.atr.platform.UnixSocket;
import io.atr.ring.LogLayout;
import io.atr.ring.LogShape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client can have of a node, and what it can see. */
class BridgeLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
        path = directory.resolve("node");
    }

    @Test
    void connectionsAreLimited() {
        try (Door door = open(new BridgeLimits(2, 16, 200, 64, 1 << 30, LONG));
                NodeConnection first = door.connect();
                NodeConnection second = door.connect()) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> NodeConnection.connect(path, ConnectOptions.DEFAULT));
            assertEquals(Refusal.EXHAUSTED, refused.refusal());
            assertTrue(first.isConnected() && second.isConnected());
            second.close();
            Door.await("room", () -> door.bridge.sessions() == 1);
            door.connect().close();
        }
    }

    @Test
    void whoSaysNothingMakesWay() throws IOException {
        List<UnixSocket> silent = new ArrayList<>();
        try (Door door = open(new BridgeLimits(4, 16, 200, 64, 1 << 30, LONG));
                NodeConnection first = door.connect()) {
            for (int i = 0; i < 20; i++) {
                silent.add(UnixSocket.connect(path));
            }
            Door.await("all were accepted", () -> door.bridge.pushedOut() == 17);
            try (NodeConnection second = door.connect()) {
                assertTrue(first.isConnected() && second.isConnected());
            }
            assertEquals(18, door.bridge.pushedOut());
        } finally {
            silent.forEach(UnixSocket::close);
        }
    }

    @Test
    void holdingsAreLimited() throws IOException {
        try (Door door = open(new BridgeLimits(2, 1, 200, 64, 1 << 30, LONG));
                NodeConnection client = door.connect();
                Publication only = client.publish(PublicationOptions.sender(1))) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> client.publish(PublicationOptions.sender(2)));
            assertEquals(Refusal.EXHAUSTED, refused.refusal());
            only.close();
            Door.await("given back", () -> door.bridge.holdings() == 0);
            client.publish(PublicationOptions.sender(2)).close();
        }
    }

    /** Of 8 places each for publishers and subscribers one caller has 4, however many connections it opens. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneCallerLeavesHalfOfThePlacesToOthers(boolean publishers) throws IOException {
        try (Door door = Door.open(
                        path, (peer, token) -> new Door.Named(token), new BridgeLimits(8, 16, 200, 64, 1 << 30, LONG));
                NodeConnection first = door.connect(ConnectOptions.DEFAULT.with("mallory"));
                NodeConnection second = door.connect(ConnectOptions.DEFAULT.with("mallory"));
                NodeConnection other = door.connect(ConnectOptions.DEFAULT.with("ann"))) {
            for (int i = 0; i < 4; i++) {
                take(i % 2 == 0 ? first : second, publishers);
            }
            for (NodeConnection connection : List.of(first, second)) {
                RefusedException refused = assertThrows(RefusedException.class, () -> take(connection, publishers));
                assertEquals(Refusal.EXHAUSTED, refused.refusal());
                assertTrue(refused.getMessage().contains("mallory has 4 of the node's 8 places"), refused.getMessage());
            }
            for (int i = 0; i < 4; i++) {
                take(other, publishers);
            }
            second.close();
            Door.await("its session is gone", () -> door.bridge.sessions() == 2);
            Door.await("its places are back", () -> {
                try {
                    take(first, publishers);
                    return true;
                } catch (IOException full) {
                    return false; // a lane is handed back by its shard, a moment later
                }
            });
        }
    }

    private static void take(NodeConnection connection, boolean publisher) throws IOException {
        if (publisher) {
            connection.publish(PublicationOptions.sender(1));
        } else {
            connection.subscribe(SubscriptionOptions.lossy());
        }
    }

    @Test
    void whoTalksTooMuchIsShownOut() throws IOException {
        try (Door door = open(new BridgeLimits(2, 16, 5, 64, 1 << 30, LONG));
                Dialogue talk = hello()) {
            RefusedException refused = assertThrows(RefusedException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    try {
                        talk.ask(new BridgeMessage.Leave(i));
                    } catch (RefusedException said) {
                        if (said.refusal() != Refusal.BAD_REQUEST) {
                            throw said;
                        }
                    }
                }
            });
            assertEquals(Refusal.EXHAUSTED, refused.refusal());
            Door.await("shown out", () -> door.bridge.sessions() == 0);
        }
    }

    @Test
    void whoSaysNothingIsShownOut() throws IOException {
        try (Door door = open(new BridgeLimits(2, 16, 5, 64, 1 << 30, Duration.ofMillis(1)));
                UnixSocket silent = UnixSocket.connect(path)) {
            SocketMessage in = new SocketMessage();
            int[] got = {0};
            Door.await("an answer", () -> (got[0] = silent.receive(in, false)) > 0);
            var said = BridgeCodec.decode(in.data(), got[0]).message();
            assertEquals(Refusal.UNAUTHENTICATED.ordinal(), ((BridgeMessage.Refused) said).code());
            Door.await("shown out", () -> door.bridge.sessions() == 0);
        }
    }

    @Test
    void memoryIsLimitedUntilItIsUnmapped() throws IOException {
        try (Door door = open(new BridgeLimits(2, 16, 200, 64, 60_000, LONG));
                NodeConnection client = door.connect()) {
            client.publish(PublicationOptions.sender(1)).close();
            assertTrue(door.bridge.memoryTaken() > 30_000, () -> "taken " + door.bridge.memoryTaken());
            Door.await("room again", () -> {
                try {
                    client.publish(PublicationOptions.sender(1)).close();
                    return true;
                } catch (RefusedException full) {
                    assertEquals(Refusal.EXHAUSTED, full.refusal());
                    return false;
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            });
        }
    }

    @Test
    void aFeedHoldsNothingButTheTopicsThatWereAsked() throws IOException {
        try (Door door = open(new BridgeLimits(4, 16, 200, 1024, 1 << 30, LONG));
                NodeConnection client = door.connect();
                Publication publication = client.publish(PublicationOptions.sender(1));
                Dialogue talk = hello()) {
            var wish = Wishes.message(SubscriptionOptions.gating().topics(TopicSet.of(5)));
            try (Received files = new Received(talk.ask(wish))) {
                LogShape shape = new LogShape(1, 1024);
                MemorySegment ring =
                        SharedMapping.map(files.next("feed", Mappings.required().wholePages(shape.bytes())), false);
                for (int i = 0; i < 300; i++) {
                    Door.offer(publication, i % 3 == 0 ? 5 : 6, i);
                }
                Door.await("100 packets", () -> ring.get(ValueLayout.JAVA_LONG, LogLayout.TAIL) == 100);
                for (int i = 0; i < 1024; i++) {
                    int topic = Packet.topic(ring, LogLayout.slots(1) + ((long) i << Packet.SIZE_SHIFT));
                    assertEquals(i < 100 ? 5 : 0, topic, "slot " + i);
                }
            }
        }
    }

    private Door open(BridgeLimits limits) {
        return Door.open(path, Door::everything, limits);
    }

    private Dialogue hello() throws IOException {
        Dialogue talk = Dialogue.open(path, LONG, gone -> {});
        talk.ask(new BridgeMessage.Hello("")).close();
        return talk;
    }
}
