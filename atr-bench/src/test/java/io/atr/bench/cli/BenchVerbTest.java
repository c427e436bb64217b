package io.atr.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchVerbTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandLine bench = command();

    @Test
    void isFoundByTheServiceLoader() {
        assertTrue(ServiceLoader.load(Verb.class).stream().anyMatch(found -> found.type() == BenchVerb.class));
    }

    @Test
    void hasItsSubcommands() {
        assertEquals(
                java.util.Set.of(
                        "peers",
                        "match",
                        "node",
                        "across",
                        "across-node",
                        "stages",
                        "idle",
                        "lanes",
                        "swap",
                        "grpc",
                        "profile"),
                bench.getSubcommands().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "peers --pairs 0",
                "peers --seconds 0",
                "peers --forks -1",
                "peers --seconds NaN",
                "peers --workload cold",
                "peers --peer kafka",
                "stages --iterations 0",
                "stages (",
                "idle --wakes 0",
                "lanes --busy 7 --lanes 6",
                "across --rounds 0",
                "across --gap -1",
                "swap --swaps 1"
            })
    void nonsenseIsAUsageError(String line) {
        assertEquals(2, bench.execute(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aWholeComparisonInSmall(int forks, @TempDir Path folder) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "the verb refuses to run on one processor");
        Path json = folder.resolve("peers.json");
        Path svg = folder.resolve("peers.svg");
        int code = bench.execute(("peers --peer raw --pairs 1 --seconds 0.001 --workload hot --forks " + forks
                        + " --json " + json + " --plot " + svg)
                .split(" "));
        assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("workload hot"));
        String document = Files.readString(json);
        assertTrue(
                document.contains("\"ratio_median\"") || !document.contains("\"dropped_pairs\": 0"),
                "pairs were compared, or dropped: " + document);
        assertTrue(Files.readString(svg).startsWith("<svg"));
    }

    @Test
    void oneWayToAnotherProcessInSmall(@TempDir Path folder) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "the verb refuses to run on one processor");
        Path json = folder.resolve("across.json");
        int code = bench.execute("across", "--rounds", "2", "--packets", "1000", "--json", json.toString());
        assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
        String document = Files.readString(json);
        Matcher drops = Pattern.compile("\"dropped_rounds\": (\\d+)").matcher(document);
        assertTrue(drops.find(), document);
        int rounds = Integer.parseInt(drops.group(1));
        Matcher figure = Pattern.compile("\"rounds\": (\\d+).*?\"count\": (\\d+)", Pattern.DOTALL)
                .matcher(document);
        while (figure.find()) {
            rounds += Integer.parseInt(figure.group(1));
            assertEquals(figure.group(1) + "000", figure.group(2), "every packet of every round was timed");
        }
        assertEquals(4, rounds, "two rounds of each way, dropped ones included: " + document);
    }

    private CommandLine command() {
        CommandLine line = (CommandLine) new BenchVerb().command(Terminal.plain(out, err));
        return line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    }
}
