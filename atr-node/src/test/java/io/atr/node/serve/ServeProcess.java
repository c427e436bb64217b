package io.atr.node.serve;

import io.atr.node.cli.AtrProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code atr serve} in a process of its own. */
final class ServeProcess {
    private ServeProcess() {}

    /** Begins one whose files are in a folder and whose ports are any that are free. */
    static Process start(Path folder, ProcessBuilder.Redirect errors, String... more) throws IOException {
        return of(folder, more).redirectError(errors).start();
    }

    /** The same with a variable in its environment. */
    static Process startWith(Path folder, String variable, String value) throws IOException {
        ProcessBuilder builder = of(folder).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(variable, value);
        return builder.start();
    }

    private static ProcessBuilder of(Path folder, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "serve",
                "--run-directory",
                folder.resolve("run").toString(),
                "--state-directory",
                folder.resolve("state").toString(),
                "--grpc-listen=127.0.0.1:0",
                "--admin-listen=127.0.0.1:0"));
        args.addAll(List.of(more));
        return AtrProcess.of(args);
    }
}
