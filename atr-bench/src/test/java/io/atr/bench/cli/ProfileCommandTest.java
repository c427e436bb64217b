package io.atr.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.bench.profile.Profiler;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProfileCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--of kafka",
                "--workload both",
                "--seconds 0",
                "--seconds NaN",
                "--seconds 601",
                "--top 0",
                "--cpus 1,1",
                "--flame .",
                "--flame no/such/folder/flame.html",
                "--json no/such/folder/profile.json",
                "--pairs 3"
            })
    void nonsenseIsAUsageError(String line) {
        assertEquals(ExitCode.USAGE, execute(line));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aWholeProfileInSmall(@TempDir Path folder) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "the verb refuses to run on one processor");
        assumeTrue(profilerWorks(), "no profiler for this machine");
        Path json = folder.resolve("profile.json");
        Path flame = folder.resolve("profile.html");
        int code = execute("--seconds 0.5 --top 2 --json " + json + " --flame " + flame);
        assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        for (String expected : new String[] {"rings 8192+8192, batch 512", "client", "stage", "others", "govern"}) {
            assertTrue(text.contains(expected), text);
        }
        assertTrue(Files.readString(json).contains("\"ns_per_packet\""));
        assertTrue(Files.readString(flame).contains("<html"));
    }

    private static boolean profilerWorks() {
        try {
            Profiler profiler = Profiler.open();
            profiler.begin();
            profiler.end();
            return true;
        } catch (CommandException e) {
            assertEquals(ExitCode.UNAVAILABLE, e.exitCode());
            return false;
        }
    }

    private int execute(String line) {
        CommandLine command = new CommandLine(new ProfileCommand(Terminal.plain(out, err)));
        command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        command.setExecutionExceptionHandler((e, _, _) -> {
            err.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
            return e instanceof CommandException end ? end.exitCode() : ExitCode.FINDINGS;
        });
        return command.execute(line.split(" "));
    }
}
