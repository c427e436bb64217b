package io.atr.node.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code atr serve} in a process of its own. */
final class ServeProcess {
    private ServeProcess() {}

    /** Begins one whose files are in a folder and whose ports are any that are free. */
    static Process start(Path folder, ProcessBuilder.Redirect errors, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.atr.node.cli.Atr",
                "serve",
                "--run-directory",
                folder.resolve("run").toString(),
                "--state-directory",
                folder.resolve("state").toString(),
                "--grpc-listen=127.0.0.1:0",
                "--admin-listen=127.0.0.1:0"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(errors).start();
    }
}
