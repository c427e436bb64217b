package io.atr.node.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.control.v1.HistoryEntry;
import io.atr.control.v1.ListHistoryRequest;
import io.atr.control.v1.RulesGrpc;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.cli.JsonReader;
import io.atr.node.desk.DeskSettings;
import io.atr.node.desk.RulesDesk;
import io.atr.node.desk.ShadowDesk;
import io.atr.node.remote.Callers;
import io.atr.node.remote.RulesService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs against a node's services over a socket. */
class NodeRulesTest {
    private static final String GOOD = "version: 1\ntopics:\n  - {name: a, id: 1}\n";
    private static final String OTHER = "version: 1\ntopics:\n  - {name: a, id: 1}\n  - {name: b, id: 2}\n";
    private static final String BAD = "version: 1\ntopics:\n  - {name: a, id: 1, rate: 200}\n";

    @TempDir
    Path folder;

    private Bus bus;
    private RulesDesk desk;
    private ShadowDesk shadows;
    private Server operators;
    private Server observers;

    @BeforeEach
    void start() throws Exception {
        bus = Bus.start(BusConfig.DEFAULT.with(new Limits(1, 2, 2, 128, 64, 32, 4)));
        desk = RulesDesk.open(bus, DeskSettings.of(folder.resolve("journal"), null, warning -> {}));
        shadows = new ShadowDesk(bus, InstantSource.system(), warning -> {});
        operators = serve(EnumSet.allOf(Role.class));
        observers = serve(EnumSet.of(Role.OBSERVER));
    }

    @AfterEach
    void stop() {
        operators.shutdownNow();
        observers.shutdownNow();
        shadows.close();
        desk.close();
        bus.close();
    }

    @Test
    void rulesLiveFromPlanToRollback() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        Path other = Files.writeString(folder.resolve("other.yaml"), OTHER);

        Called none = ask("get");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("no rules are in force"), none.err());

        Called plan = ask("plan", good);
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().endsWith("to apply it: atr rules apply " + good + " --base-version 0\n"), plan.out());
        assertEquals(0, desk.active().version());

        assertEquals(
                0, ask("apply", good, "--base-version", 0, "--comment", "first").code());
        assertEquals(GOOD, ask("get").out());

        Called late = ask("apply", other, "--base-version", 0);
        assertEquals(1, late.code());
        assertTrue(late.err().contains("version 1 is in force, not 0"), late.err());
        assertEquals(GOOD, desk.active().text());

        Called applied = ask("apply", other, "--yes", "--json", "-");
        assertEquals(0, applied.code(), applied.err());
        assertEquals(
                "2", JsonReader.at(JsonReader.read(applied.out()), "version").toString());
        assertTrue(applied.err().contains("+    2  b "), applied.err());

        Called back = ask("rollback", 1);
        assertEquals(0, back.code(), back.err());
        assertEquals(GOOD, desk.active().text());
        assertEquals(OTHER, ask("get", 2).out());
        assertEquals(1, ask("get", 9).code());
        assertEquals(1, ask("rollback", 9).code());

        Called history = ask("history", "--verify");
        assertEquals(0, history.code(), history.err());
        List<String> lines = history.out().lines().toList();
        assertEquals(5, lines.size(), history.out());
        assertTrue(lines.get(1).contains("first"), history.out());
        assertTrue(lines.get(3).contains("rolled back to 1"), history.out());
        assertEquals(3, ask("history", "--limit", 2).out().lines().count());
        assertEquals(1, ask("reload").code());
    }

    @Test
    void badRulesAnswerAsLintPrintsThem() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), BAD);
        String finding = bad + ":3:28: rate: 200 has no unit; write 200/s";
        for (Called called : List.of(
                ask("plan", bad),
                ask("apply", bad, "--base-version", 0),
                ask("apply", bad, "--yes"),
                ask("shadow", "start", bad))) {
            assertEquals(78, called.code());
            assertTrue(called.err().contains(finding), called.err());
        }
        assertEquals(0, desk.active().version());
        assertEquals(2, ask("plan", folder.resolve("none.yaml")).code());
        assertEquals(2, ask("apply", bad).code(), "nobody to ask");
    }

    @Test
    void whoOnlyObservesChangesNothing() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        for (Called called : List.of(
                at(observers, "apply", good, "--base-version", 0),
                at(observers, "rollback", 1),
                at(observers, "reload"),
                at(observers, "shadow", "start", good),
                at(observers, "shadow", "stop"))) {
            assertEquals(77, called.code(), called.err());
            assertTrue(called.err().contains("operator"), called.err());
        }
        assertEquals(0, at(observers, "plan", good).code());
        assertEquals(0, at(observers, "history").code());
        assertEquals(0, at(observers, "shadow", "show").code());
        assertEquals(0, desk.active().version());
    }

    @Test
    void theShadowIsStartedShownAndStopped() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        assertEquals(0, ask("shadow", "start", good).code());
        assertEquals(1, ask("shadow", "start", good).code());
        assertTrue(ask("shadow", "show").out().contains("running"));
        assertTrue(ask("shadow", "stop").out().contains("0 packets judged, 0 with another verdict"));
        assertEquals(0, desk.active().version());
    }

    @Test
    void noNodeIsSaidPlainly() throws Exception {
        int port = operators.getPort();
        operators.shutdownNow().awaitTermination();
        Called called = Called.rules("get", "--node", "127.0.0.1:" + port);
        assertEquals(69, called.code());
        assertTrue(called.err().contains("no node answers at 127.0.0.1:" + port + ": start one with"), called.err());
        Called socket = Called.rules("get", "--node", "unix:" + folder.resolve("none.sock"));
        assertEquals(69, socket.code());
        assertTrue(socket.err().contains("no node answers at unix:"), socket.err());
    }

    @Test
    void aUnixSocketLeadsToTheSameNode() throws Exception {
        Path socket = folder.resolve("grpc.sock");
        MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Server server = NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
                .channelType(NioServerDomainSocketChannel.class)
                .bossEventLoopGroup(threads)
                .workerEventLoopGroup(threads)
                .intercept(Callers.always(caller(EnumSet.allOf(Role.class))))
                .addService(new RulesService(desk, shadows))
                .build()
                .start();
        try {
            Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
            Called called = Called.rules("apply", good, "--base-version", 0, "--node", "unix:" + socket);
            assertEquals(0, called.code(), called.err());
            assertEquals(GOOD, desk.active().text());
        } finally {
            server.shutdownNow().awaitTermination();
            threads.shutdownGracefully().await();
        }
    }

    @Test
    void aVerdictIsExplainedByTheRulesInForce() throws Exception {
        ask("apply", Files.writeString(folder.resolve("good.yaml"), GOOD), "--yes");
        Called called = ask("explain", "7", "a");
        assertEquals(0, called.code(), called.err());
        assertTrue(called.out().startsWith("rules version 1 of the node at 127.0.0.1:"), called.out());
        assertTrue(called.out().contains("E_GOV_UNKNOWN_SENDER"), called.out());
        assertEquals(2, ask("explain", "a").code());
        assertEquals(2, ask("explain", "rules.yaml", "7", "a").code());
    }

    /** The client computes hashes by itself; whatever is changed in an entry, it notices. */
    @Test
    void aHistoryThatWasChangedIsNotBelieved() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        Path other = Files.writeString(folder.resolve("other.yaml"), OTHER);
        ask("apply", good, "--yes");
        ask("apply", other, "--yes");
        ask("rollback", 1);
        List<HistoryEntry> entries = history();
        assertNull(HistoryProof.fault(entries, true));
        assertNull(HistoryProof.fault(entries.subList(1, 3), false));
        assertNotNull(HistoryProof.fault(entries.subList(1, 3), true));
        for (var field : HistoryEntry.getDescriptor().getFields()) {
            for (int i = 0; i < entries.size(); i++) {
                List<HistoryEntry> changed = new ArrayList<>(entries);
                changed.set(i, changed(entries.get(i), field));
                assertNotNull(HistoryProof.fault(changed, true), field.getName() + " of entry " + i);
            }
        }
    }

    /** What summaries count is what a comparison of ids counts. */
    @Test
    void summariesCountWhatDiffers() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            RandomRules rules = RandomRules.of(random);
            var before = RandomRules.book(rules.text(random));
            var after = RandomRules.book(rules.changed(random).text(random));
            int added = 0;
            int removed = 0;
            for (int id = 0; id < RandomRules.TOPIC_IDS; id++) {
                added += before.topic(id) == null && after.topic(id) != null ? 1 : 0;
                removed += before.topic(id) != null && after.topic(id) == null ? 1 : 0;
            }
            String summary = Comparison.of(before, after).summary();
            assertEquals(added, counted(summary, "\\+(\\d+) topics?"), "seed " + seed + ": " + summary);
            assertEquals(removed, counted(summary, "-(\\d+) topics?"), "seed " + seed + ": " + summary);
            assertEquals(RulesDiff.of(before, after).isEmpty(), summary.equals("no difference"), "seed " + seed);
        }
    }

    private static int counted(String summary, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(summary);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static HistoryEntry changed(HistoryEntry entry, FieldDescriptor field) {
        Object value = entry.getField(field);
        Object other = switch (value) {
            case Long number -> number + 1;
            case String text -> text + " ";
            case ByteString bytes ->
                ByteString.copyFrom(new byte[] {(byte) (bytes.byteAt(0) ^ 1)}).concat(bytes.substring(1));
            default -> throw new AssertionError(field);
        };
        return entry.toBuilder().setField(field, other).build();
    }

    private List<HistoryEntry> history() {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", operators.getPort())
                .usePlaintext()
                .build();
        try {
            List<HistoryEntry> entries = new ArrayList<>();
            RulesGrpc.newBlockingStub(channel)
                    .listHistory(ListHistoryRequest.getDefaultInstance())
                    .forEachRemaining(entries::add);
            return entries;
        } finally {
            channel.shutdownNow();
        }
    }

    private Called ask(Object... args) {
        return at(operators, args);
    }

    private static Called at(Server server, Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.add("--node");
        all.add("127.0.0.1:" + server.getPort());
        return Called.rules(all.toArray());
    }

    private Server serve(Set<Role> roles) throws Exception {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .intercept(Callers.always(caller(roles)))
                .addService(new RulesService(desk, shadows))
                .build()
                .start();
    }

    private static Caller caller(Set<Role> roles) {
        return new Caller("ann", "test", roles, SenderScope.NONE, TopicScope.NONE, false, false);
    }
}
