package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.bridge.Bridge;
import io.atr.node.cli.ExitCode;
import io.atr.node.reach.RunDirectory;
import io.atr.node.remote.TestNode;
import io.atr.node.serve.config.NodeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that is asked to end under load: what was accepted is judged, what was allowed is delivered, and nothing else. */
class DrainCountTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void drainedByItsOwner(long seed) throws Exception {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        Path rules = Files.writeString(folder.resolve("rules.yaml"), DrainTraffic.RULES);
        try (Node node = NodeTest.start(
                folder,
                Map.of(
                        NodeSettings.RULES,
                        rules.toString(),
                        NodeSettings.SHARDS,
                        String.valueOf(1 + random.nextInt(3)),
                        NodeSettings.LOG_SLOTS,
                        "1024",
                        NodeSettings.DRAIN,
                        "60s"),
                warnings::add)) {
            try (DrainTraffic traffic = new DrainTraffic(socket(), target(node.readyLine()))) {
                int moment = 1 + random.nextInt(1 << (3 + random.nextInt(15)));
                TestNode.await("packets", () -> traffic.seen() >= moment);
                assertTrue(node.drain(), "not all of it was finished");
                check(traffic);
            }
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void endedBySigterm() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), DrainTraffic.RULES);
        Process process =
                ServeProcess.start(folder, ProcessBuilder.Redirect.DISCARD, "--drain=60s", "--rules", rules.toString());
        try (DrainTraffic traffic =
                new DrainTraffic(socket(), target(process.inputReader().readLine()))) {
            TestNode.await("packets", () -> traffic.seen() > 50_000);
            process.destroy(); // SIGTERM
            check(traffic);
            assertEquals(ExitCode.OK, process.waitFor());
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void check(DrainTraffic traffic) {
        DrainTraffic.Offered offered = traffic.offered.join();
        BitSet answered = traffic.answeredAllow.join();
        BitSet[] everything = traffic.everything.join();
        BitSet[] orders = traffic.ordersOnly.join();
        long judged = offered.judged();
        int accepted = offered.accepted().cardinality();
        // the offer that answered NOT_CONNECTED may have been judged
        assertTrue(judged == accepted || judged == accepted + 1, accepted + " accepted, " + judged + " judged");
        BitSet expected = permitted(offered.accepted());
        if (judged > accepted && DrainTraffic.topicOf(offered.undecided()) != 3) {
            expected.set(offered.undecided());
        }
        assertSame(expected, everything[DrainTraffic.OVER_MEMORY], "over shared memory");
        assertEquals(expected.cardinality(), offered.allowed());
        assertSame(answered, everything[DrainTraffic.OVER_GRPC], "over gRPC");
        assertSame(orders(expected), orders[DrainTraffic.OVER_MEMORY], "orders over shared memory");
        assertSame(orders(answered), orders[DrainTraffic.OVER_GRPC], "orders over gRPC");
    }

    private static void assertSame(BitSet expected, BitSet delivered, String what) {
        BitSet missing = (BitSet) expected.clone();
        missing.andNot(delivered);
        BitSet more = (BitSet) delivered.clone();
        more.andNot(expected);
        assertEquals(
                "0 missing, 0 too many",
                missing.cardinality() + " missing, " + more.cardinality() + " too many",
                what + ", of " + expected.cardinality());
    }

    private static BitSet permitted(BitSet numbers) {
        BitSet permitted = (BitSet) numbers.clone();
        numbers.stream().filter(number -> DrainTraffic.topicOf(number) == 3).forEach(permitted::clear);
        return permitted;
    }

    private static BitSet orders(BitSet numbers) {
        BitSet orders = (BitSet) numbers.clone();
        numbers.stream().filter(number -> DrainTraffic.topicOf(number) != 1).forEach(orders::clear);
        return orders;
    }

    private Path socket() {
        return new RunDirectory(folder.resolve("run")).bridge();
    }

    private static String target(String readyLine) {
        int from = readyLine.indexOf("grpc ") + "grpc ".length();
        return readyLine.substring(from, readyLine.indexOf(',', from));
    }
}
