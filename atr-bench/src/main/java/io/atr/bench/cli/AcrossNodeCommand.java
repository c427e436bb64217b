package io.atr.bench.cli;

import io.atr.bench.across.WatcherProcess;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The shard's process of {@code bench across}; ends with its standard input. */
@Command(name = "across-node", hidden = true, description = "The shard's process, for bench across.")
final class AcrossNodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--socket", required = true)
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path socket;

    AcrossNodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        WatcherProcess.serve(socket, System.in, terminal.out());
        return ExitCode.OK;
    }
}
