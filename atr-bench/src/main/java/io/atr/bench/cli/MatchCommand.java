package io.atr.bench.cli;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import io.atr.bench.peers.Match;
import io.atr.bench.peers.PairText;
import io.atr.bench.peers.Peer;
import io.atr.bench.peers.Plan;
import io.atr.bench.peers.Tournament;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One match in a JVM of its own, told line by line to the {@code bench peers} that started it. */
@Command(name = "match", hidden = true, description = "One match of bench peers, for bench peers.")
final class MatchCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Option(names = "--peer", required = true)
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Peer peer;

    @Option(names = "--workload", required = true)
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String workload;

    @Option(names = "--cpus", required = true)
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String cpus;

    @Option(names = "--pairs", required = true)
    private int pairs;

    @Option(names = "--seconds", required = true)
    private double seconds;

    MatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintStream out = terminal.out();
        Workload load = Workload.named(workload);
        try (StopSignal stop = StopSignal.install(PATIENCE)) {
            Plan plan = new Plan(pairs, seconds, Cpus.parse(cpus));
            Match match =
                    new Tournament(plan, load, what -> tell(out, ForkedMatch.STEP + what), stop::isRaised).play(peer);
            match.pairs().forEach(pair -> tell(out, PairText.write(pair)));
            tell(out, ForkedMatch.DROPPED + match.dropped());
            return ExitCode.OK;
        }
    }

    private static void tell(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
