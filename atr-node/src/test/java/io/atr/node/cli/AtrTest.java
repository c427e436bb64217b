package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class AtrTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = Terminal.plain(out, err);

    @Command(name = "try", description = "Does what it is told.")
    static final class Try implements Callable<Integer> {
        private final Terminal terminal;

        @Option(names = "--code")
        private int code;

        @Option(names = "--refuse")
        private boolean refuse;

        @Option(names = "--crash")
        private boolean crash;

        @Mixin
        private final JsonOption json = new JsonOption();

        Try(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Optional<JsonOut> report = json.open(terminal);
            if (refuse) {
                throw new CommandException(ExitCode.BAD_CONFIG, "rules.yaml:3:1: no;\n  write yes");
            }
            if (crash) {
                throw new IllegalStateException("the roof\nfell in");
            }
            json.reports(terminal).out().println("for people");
            report.ifPresent(place -> place.write(new JsonObject().put("code", code)));
            return code;
        }
    }

    @Test
    void aVerbsCodeIsTheProcesss() {
        assertEquals(0, run("try"));
        assertEquals(1, run("try", "--code", "1"));
        assertEquals(ExitCode.UNAVAILABLE, run("try", "--code", "69"));
        assertEquals("", printed(err));
    }

    @Test
    void whatIsRefusedIsOneClearLine() {
        assertEquals(ExitCode.BAD_CONFIG, run("try", "--refuse"));
        assertEquals("atr: rules.yaml:3:1: no; write yes\n", printed(err));
        assertEquals("", printed(out));
    }

    @Test
    void whatIsUnexpectedIsNamedWithoutATrace() {
        assertEquals(ExitCode.FINDINGS, run("try", "--crash"));
        assertEquals(
                "atr: unexpected IllegalStateException: the roof fell in\n     ATR_DEBUG=1 shows where it happened\n",
                printed(err));
    }

    @Test
    void theTraceIsThereForThoseWhoAsk() {
        int code = new Failures(terminal.err(), true)
                .report(new IllegalStateException("outer", new ArithmeticException("inner")));
        assertEquals(ExitCode.FINDINGS, code);
        assertTrue(printed(err).contains("caused by java.lang.ArithmeticException: inner"), printed(err));
        assertTrue(printed(err).contains("    at " + AtrTest.class.getName()), printed(err));
        assertFalse(printed(err).contains("ATR_DEBUG"));
    }

    @Test
    void aLineThatMakesNoSenseGetsAHintAndCode2() {
        assertEquals(ExitCode.USAGE, run("tri"));
        assertEquals("atr: there is no verb 'tri'\n     did you mean: try?\n     see: atr --help\n", printed(err));
        err.reset();
        assertEquals(ExitCode.USAGE, run("try", "--jsno", "x"));
        assertEquals(
                "atr: there is no option or argument '--jsno'\n     did you mean: --json?\n     see: atr try --help\n",
                printed(err));
        err.reset();
        assertEquals(ExitCode.USAGE, run("try", "--code", "many"));
        assertTrue(printed(err).startsWith("atr: Invalid value for option '--code'"), printed(err));
        err.reset();
        assertEquals(ExitCode.USAGE, run());
        assertTrue(printed(err).startsWith("atr: which verb?"), printed(err));
        assertEquals("", printed(out));
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertEquals(0, run("--help"));
        assertTrue(printed(out).contains("Does what it is told."), printed(out));
        assertTrue(printed(out).contains("atr demo"), printed(out));
        assertFalse(printed(out).contains("\u001b"), "colour without a terminal");
        out.reset();
        assertEquals(0, run("--version"));
        assertTrue(printed(out).startsWith("atr "), printed(out));
        assertEquals("", printed(err));
    }

    @Test
    void jsonOnStandardOutputStandsAlone() {
        assertEquals(0, run("try", "--json", "-"));
        assertEquals("{\n  \"code\": 0\n}\n", printed(out));
        assertEquals("for people\n", printed(err));
    }

    @Test
    void theDemoIsInstalled() {
        assertTrue(Verbs.installed(terminal.err()).stream()
                .anyMatch(verb -> verb.getClass().getSimpleName().equals("DemoVerb")));
    }

    private int run(String... args) {
        return Atr.run(terminal, List.of(Try::new), args);
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
