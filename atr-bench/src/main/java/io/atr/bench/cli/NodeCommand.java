package io.atr.bench.cli;

import io.atr.bench.load.Workload;
import io.atr.bench.peers.AtrNode;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The shard's process of a match across processes; ends with its standard input. */
@Command(name = "node", hidden = true, description = "The shard's process of a match, for bench peers.")
final class NodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--socket", required = true)
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path socket;

    @Option(names = "--workload", required = true)
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String workload;

    @Option(names = "--lane", required = true)
    private int lane;

    @Option(names = "--log", required = true)
    private int log;

    @Option(names = "--cpu", required = true)
    private int cpu;

    @Option(names = "--publishers", required = true)
    private int publishers;

    NodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        AtrNode.serve(socket, Workload.named(workload), lane, log, cpu, publishers, System.in, terminal.out());
        return ExitCode.OK;
    }
}
