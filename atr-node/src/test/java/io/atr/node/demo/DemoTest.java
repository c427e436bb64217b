package io.atr.node.demo;

import static io.atr.node.cli.JsonReader.at;
import static io.atr.node.cli.JsonReader.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.Atr;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonReader;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole demo, short. Nothing here is about how fast it was: the machine may be busy. */
class DemoTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--idle=back-off", "--idle=power-save", "--one-thread"})
    void playsToTheEndAndTellsTheTruth(String option) throws IOException {
        Path file = folder.resolve("demo.json");
        int code = run("--seconds", "2", "--rate", "100000", "--no-pin", option, "--json", file.toString());
        assertEquals(0, code, printed(err) + printed(out));
        Object json = JsonReader.read(Files.readString(file));
        assertEquals(false, at(json, "interrupted"));
        assertEquals(List.of("order_flow", "halt", "swap_storm", "full_speed"), names(at(json, "acts")));
        checkSenders(json);
        checkSwaps(json);
        checkSubscribers(json);
        assertEquals(14, ((List<?>) at(json, "rows")).size());
        assertTrue(printed(out).contains("Against the contract"), printed(out));
        assertFalse(printed(out).contains("\u001b"), "colour without a terminal");
    }

    private static void checkSenders(Object json) {
        long packets = 0;
        for (Player player : Player.values()) {
            Object sender = at(json, "senders", player.label());
            long sum = number(sender, "allow") + number(sender, "drop") + number(sender, "throttle");
            assertEquals(number(sender, "packets"), sum, player.label());
            assertTrue(sum > 0, player.label());
            packets += sum;
        }
        assertEquals(number(json, "packets"), packets);
        Object intruder = at(json, "senders", "intruder");
        assertEquals(number(intruder, "packets"), number(intruder, "drop"));
        assertEquals(number(intruder, "packets"), number(intruder, "reasons", "E_GOV_DENYLISTED"));
        for (String act : List.of("order_flow", "halt", "swap_storm")) {
            Object runaway = at(json, "acts", act, "senders", "runaway");
            assertTrue(number(runaway, "throttle") > number(runaway, "allow"), act + ": " + runaway);
        }
        for (Player desk : Player.DESKS) {
            assertEquals(0, number(json, "senders", desk.label(), "throttle"), desk.label());
        }
    }

    /** The halt changes verdicts: desks are refused for lack of permission then, and only then. */
    private static void checkSwaps(Object json) {
        assertEquals(1, number(json, "swaps", 0, "version"));
        assertEquals("halt", at(json, "swaps", 1, "rules"));
        assertEquals(2, number(json, "swaps", 1, "version"));
        assertEquals(1, number(json, "acts", "order_flow", "rules_version"));
        assertEquals(2, number(json, "acts", "halt", "rules_version"));
        assertEquals(0, denied(json, "order_flow"));
        assertTrue(denied(json, "halt") > 0, "nobody was refused during the halt");
        assertEquals(0, denied(json, "full_speed"));
        assertTrue(number(json, "swap_storm", "swaps") > 0);
        assertEquals(number(json, "swap_storm", "swaps"), number(json, "swap_storm", "confirmed"));
        assertEquals(0, number(json, "swap_storm", "wrong"));
    }

    private static void checkSubscribers(Object json) {
        Object riskCheck = at(json, "subscribers", "risk_check");
        long allowed = 0;
        for (Player player : Player.values()) {
            allowed += number(json, "senders", player.label(), "allow");
        }
        assertEquals(allowed, number(riskCheck, "read"));
        assertEquals(0, number(riskCheck, "damaged"));
        assertEquals(0, number(riskCheck, "lost"));
        assertTrue(number(json, "subscribers", "dashboard", "read") > 0);
    }

    private static long denied(Object json, String act) {
        long sum = 0;
        for (Player desk : Player.DESKS) {
            Map<?, ?> reasons = (Map<?, ?>) at(json, "acts", act, "senders", desk.label(), "reasons");
            sum += reasons.containsKey("E_GOV_DENYLISTED") ? number(reasons, "E_GOV_DENYLISTED") : 0;
        }
        return sum;
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertEquals(ExitCode.USAGE, run("--seconds", "60"));
        assertTrue(printed(err).contains("atr: --seconds 60 is out of range; give a number in 2..55\n"), printed(err));
        err.reset();
        assertEquals(ExitCode.USAGE, run("--idle", "doze"));
        assertTrue(printed(err).contains("'doze' is none of busy-spin, back-off, power-save"), printed(err));
        assertEquals("", printed(out));
    }

    private int run(String... args) {
        List<String> line = new ArrayList<>(List.of("demo"));
        line.addAll(List.of(args));
        return Atr.run(Terminal.plain(out, err), line.toArray(new String[0]));
    }

    private static List<String> names(Object object) {
        return ((Map<?, ?>) object).keySet().stream().map(String::valueOf).toList();
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
