package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.AtrProcess;
import io.atr.node.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node in a process of its own, and the signals that it gets. */
class ServeProcessTest {
    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Test
    void sigtermEndsItWellAndSighupNever() throws Exception {
        AtrProcess.mustHear(1);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), NodeTest.RULES);
        BufferedReader err = launch("--rules", rules.toString());
        assertTrue(process.inputReader().readLine().startsWith("ready: "));
        Files.writeString(rules, "topics: 7\n");
        AtrProcess.signal(process, "HUP");
        await(err, "rules version 1 stays in force");
        AtrProcess.signal(process, "TERM");
        assertEquals(ExitCode.OK, process.waitFor());
        assertEquals(null, process.inputReader().readLine());
    }

    @Test
    void ctrlCEndsItToo() throws Exception {
        AtrProcess.mustHear(2);
        launch();
        assertTrue(process.inputReader().readLine().startsWith("ready: "));
        AtrProcess.signal(process, "INT");
        assertEquals(ExitCode.OK, process.waitFor());
    }

    @Test
    void wrongSettingsEndItWithTheirCode() throws Exception {
        BufferedReader err = launch("--shards", "0");
        await(err, "--shards: '0' is not a whole number in 1..256; write one");
        assertEquals(ExitCode.USAGE, process.waitFor());
    }

    @Test
    void wrongRulesEndItBeforeAnythingListens() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "topics: 7\n");
        launch("--rules", rules.toString());
        assertEquals(ExitCode.BAD_CONFIG, process.waitFor());
        assertEquals(null, process.inputReader().readLine());
    }

    private BufferedReader launch(String... more) throws IOException {
        process = ServeProcess.start(folder, ProcessBuilder.Redirect.PIPE, more);
        return new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    /** Reads on until a line holds the text; a process that ends without it fails the test. */
    private static void await(BufferedReader err, String text) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            seen.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError(text + " is not in " + seen);
    }
}
