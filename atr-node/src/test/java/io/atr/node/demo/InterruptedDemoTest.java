package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.AtrProcess;
import io.atr.node.cli.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo in a process of its own that is asked to stop, as by Ctrl-C. */
class InterruptedDemoTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void tellsWhatItSawAndEnds() throws IOException, InterruptedException {
        Path file = folder.resolve("demo.json");
        Process demo = AtrProcess.of("demo", "--seconds=50", "--rate=10000", "--no-pin", "--json=" + file)
                .redirectErrorStream(true)
                .start();
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = demo.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                if (line.matches(".*\\bv1\\b.*")) { // a version, and not a part of the kernel's name
                    demo.toHandle().destroy(); // unlike Process.destroy, this leaves the streams open
                }
            }
        } finally {
            demo.destroyForcibly();
        }
        assertEquals(ENDED_BY_SIGTERM, demo.waitFor(), printed.toString());
        assertTrue(printed.toString().contains("What you saw until you stopped it"), printed.toString());
        Object json = JsonReader.read(Files.readString(file));
        assertEquals(true, JsonReader.at(json, "interrupted"));
        assertTrue(JsonReader.number(json, "packets") > 0);
    }
}
