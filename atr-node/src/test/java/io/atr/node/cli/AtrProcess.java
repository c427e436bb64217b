package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code atr} in a process of its own. */
public final class AtrProcess {
    private AtrProcess() {}

    /** One with these arguments, to be started. */
    public static ProcessBuilder of(List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Atr.class.getName()));
        command.addAll(args);
        return new ProcessBuilder(command);
    }

    /** One with these arguments, to be started. */
    public static ProcessBuilder of(String... args) {
        return of(List.of(args));
    }

    /** Sends a signal. */
    public static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    /** Whoever runs the tests in the background may have them ignore signals, and children inherit that. */
    public static void mustHear(int signal) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).trim(), 16);
                assumeTrue((ignored >>> signal - 1 & 1) == 0, "signal " + signal + " is ignored here");
            }
        }
    }
}
