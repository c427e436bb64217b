package io.atr.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Another process that runs a class of these tests. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private Child(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                place(Bridge.class) + ":" + place(main),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it says; fails when it ends instead. */
    String line() {
        try {
            String line = said.readLine();
            if (line == null) {
                Assertions.fail("the child ended with " + process.waitFor());
            }
            return line;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    boolean hasSaid() {
        try {
            return said.ready();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** SIGKILL, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            said.close();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
