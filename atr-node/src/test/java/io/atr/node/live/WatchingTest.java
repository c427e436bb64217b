package io.atr.node.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.JsonReader;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import io.atr.node.remote.TestNode;
import io.atr.packet.Packet;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What status, top, tap and sub print. */
class WatchingTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: news, id: 7}
              - {name: prices, ids: 10-19, rate: 5/s, burst: 3}
            senders:
              - {name: exchange, id: 1, publish: ["*"]}
              - {name: desk, id: 2, publish: [news]}
            """;

    private final TestNode node = new TestNode(2, RULES);

    @AfterEach
    void close() {
        node.close();
    }

    private Called status(String... args) {
        return Called.of(terminal -> new StatusCommand(terminal, Called.to(node), 100), args);
    }

    @Test
    void aStatusIsOneScreen() {
        node.publish(1, 12, 1, 2, 3, 4, 5);
        node.publish(2, 11, 6, 7);
        node.publish(1, 7, 8);
        Called called = status();
        String out = called.out().replaceAll(" +", " ");
        assertEquals(0, called.code(), called.err());
        assertTrue(out.startsWith("node north 1.2.3 up "), out);
        assertTrue(out.contains(" ready\nrules version 1 test.yaml\nlistens grpc "), out);
        assertTrue(out.contains("\nclients 1 of 16 publishers, 2 of 16 subscribers, 0 sessions\n"), out);
        assertTrue(out.contains("\n 0 5 3 2 0 5 1.0 "), out);
        assertTrue(out.contains("\n 1 3 1 0 2 6 1.0 "), out);
        assertTrue(
                out.contains("\nE_GOV_DENYLISTED 2 25.0 %\nE_GOV_THROTTLED 2 25.0 %\n")
                        || out.contains("\nE_GOV_THROTTLED 2 25.0 %\nE_GOV_DENYLISTED 2 25.0 %\n"),
                out);
        Object json = JsonReader.read(status("--json", "-").out());
        assertEquals("5", JsonReader.at(json, "shards", 0, "judged").toString());
        assertEquals(
                "2",
                JsonReader.at(json, "shards", 1, "counts", "E_GOV_DENYLISTED").toString());
        node.missing("warm-up");
        assertTrue(status().out().contains("not ready: warm-up"));
    }

    @Test
    void clientsAreListedWhenAskedFor() {
        assertTrue(
                status("--clients").out().contains("\n\nno sessions\n\n"),
                status("--clients").out());
        var session = node.sessions().begin("ada", "pid 7, uid 8", "shm");
        session.holds("publication of sender 2");
        session.packets(12);
        try (var publication = node.bus().publish(2)) {
            assertEquals(0, publication.count(io.atr.governance.Reason.ALLOWED));
            Called called = status("--clients");
            String out = called.out().replaceAll(" +", " ");
            assertEquals(0, called.code(), called.err());
            assertTrue(out.contains("\n 1 ada pid 7, uid 8 shm 0 s 0 0 12 publication of sender 2\n"), out);
            assertTrue(out.matches("(?s).*\n [0-9]+ 1 2 the node's [0-9,]+ 0 0\n.*"), out);
            Object json = JsonReader.read(status("--clients", "--json", "-").out());
            assertEquals("ada", JsonReader.at(json, "clients", "sessions", 0, "who"));
            assertEquals(
                    "2", JsonReader.at(json, "clients", "lanes", 0, "sender").toString());
        }
        assertTrue(!status().out().contains("ada"), "only where asked for");
    }

    @Test
    void aNodeThatIsNotThereIs69() {
        Ways nowhere = new Ways() {
            @Override
            public NodeChannel channel(NodeOptions options) {
                return NodeChannel.over(
                        InProcessChannelBuilder.forName("nowhere").build());
            }

            @Override
            public Memory memory(NodeOptions options) {
                return SharedMemory.open(options);
            }
        };
        for (Called called : List.of(
                Called.of(terminal -> new StatusCommand(terminal, nowhere)),
                Called.of(terminal -> new TopCommand(terminal, nowhere)),
                Called.of(terminal -> new TapCommand(terminal, nowhere)),
                Called.of(terminal -> new SubCommand(terminal, nowhere), "--node", "unix:/nowhere/grpc.sock"))) {
            assertEquals(69, called.code(), called.err());
            assertTrue(called.err().contains("node"), called.err());
        }
    }

    @Test
    void topPrintsALineForEachSecond() {
        Called called = Called.of(terminal -> new TopCommand(terminal, Called.to(node), 100), "--count", "3");
        assertEquals(0, called.code(), called.err());
        List<String> lines = called.out().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.getFirst().startsWith("judged 0 /s  allowed 0 /s"), lines.getFirst());
        assertEquals(
                2,
                Called.of(terminal -> new TopCommand(terminal, Called.to(node)), "--count", "0")
                        .code());
    }

    private CompletableFuture<Called> begin(boolean tap, String... args) {
        node.awaitNoTaps();
        int before = node.readers();
        var called = CompletableFuture.supplyAsync(() -> Called.of(
                terminal -> tap ? new TapCommand(terminal, Called.to(node)) : new SubCommand(terminal, Called.to(node)),
                args));
        TestNode.await("a subscriber", () -> node.readers() > before || called.isDone());
        return called;
    }

    @Test
    void tapAndSubPrintWhatPasses() {
        for (boolean tap : new boolean[] {true, false}) {
            var called = begin(tap, "--topic", "news", "--count", "2");
            node.publish(1, 12, 1);
            node.publish(2, 7, 0x6f6c6c6568L, 0x00ff);
            Called done = called.join();
            assertEquals(0, done.code(), done.err());
            List<String> lines =
                    done.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
            assertEquals(2, lines.size(), done.out());
            assertTrue(
                    lines.get(0).matches("[0-9:.]{15} news desk inline,governed 68656c6c6f \\|hello\\|"), lines.get(0));
            assertTrue(lines.get(1).endsWith(" news desk inline,governed ff |.|"), lines.get(1));
            assertEquals("2 packets, 0 missed\n", done.err());
        }
    }

    @Test
    void rangesAndUnknownIdsAreShownByNumber() {
        var called = begin(false, "--topic", "prices", "--count", "1");
        node.publish(1, 7, 1);
        node.publish(1, 13, 1);
        assertTrue(called.join().out().contains("  prices/13 "), called.join().out());
    }

    @Test
    void rawPacketsAreWrittenWhole() {
        for (boolean tap : new boolean[] {true, false}) {
            var called = begin(tap, "--raw", "--count", "2");
            node.publish(1, 7, 41, 42);
            byte[] bytes = called.join().bytes();
            assertEquals(2 * Packet.SIZE, bytes.length);
            assertEquals(42, Packet.dataWord(java.lang.foreign.MemorySegment.ofArray(bytes), Packet.SIZE, 0));
        }
    }

    @Test
    void aClosedPipeEndsThemQuietly() {
        for (boolean tap : new boolean[] {true, false}) {
            OutputStream broken = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            node.awaitNoTaps();
            int before = node.readers();
            var code = CompletableFuture.supplyAsync(() -> Called.run(
                    terminal ->
                            tap ? new TapCommand(terminal, Called.to(node)) : new SubCommand(terminal, Called.to(node)),
                    broken,
                    err));
            TestNode.await("a subscriber", () -> node.readers() > before || code.isDone());
            TestNode.await("the end", () -> {
                node.publish(1, 7, 1);
                return code.isDone();
            });
            assertEquals(0, code.join(), err::toString);
        }
    }

    @Test
    void wrongFlagsAreUsageErrors() {
        String[][] wrong = {
            {"--rate", "0"}, {"--rate", "100001"}, {"--count", "0"}, {"--topic", "nothing"}, {"--sender", "x"}
        };
        for (String[] args : wrong) {
            Called called = Called.of(terminal -> new TapCommand(terminal, Called.to(node)), args);
            assertEquals(2, called.code(), String.join(" ", args) + ": " + called.err());
        }
        String[][] wrongSub = {{"--count", "0"}, {"--topic", "nothing"}, {"--topic", "4294967295"}, {"--mode", "fast"}};
        for (String[] args : wrongSub) {
            Called called = Called.of(terminal -> new SubCommand(terminal, Called.to(node)), args);
            assertEquals(2, called.code(), String.join(" ", args) + ": " + called.err());
        }
    }
}
