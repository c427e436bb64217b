package io.atr.bench.cli;

import io.atr.bench.peers.Match;
import io.atr.bench.peers.Pair;
import io.atr.bench.peers.PairText;
import io.atr.bench.peers.Peer;
import io.atr.bench.peers.Plan;
import io.atr.node.cli.Atr;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays a match in a JVM of its own, started as this one was: what the compiler made of a loop stays as it is for the
 * life of a JVM, so one JVM shows one throw of the dice.
 */
final class ForkedMatch {
    /** Begins a line that tells of progress. */
    static final String STEP = "step ";

    /** Begins the last line: how many pairs were dropped. */
    static final String DROPPED = "dropped ";

    private final Plan plan;
    private final String workload;
    private final Consumer<String> step;

    ForkedMatch(Plan plan, String workload, Consumer<String> step) {
        this.plan = plan;
        this.workload = workload;
        this.step = step;
    }

    /** Plays, and waits for the outcome. */
    Match play(Peer peer) {
        try {
            Process process = new ProcessBuilder(command(peer))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            Match match;
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                match = read(peer, lines);
            }
            int code = process.waitFor();
            if (code != ExitCode.OK) {
                throw new CommandException(
                        code, "the match with " + peer.label() + " failed in its own JVM; see above");
            }
            return match;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "no further JVM could be started (" + e.getMessage() + "); --forks 0 stays in this one");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a match was played", e);
        }
    }

    private Match read(Peer peer, BufferedReader lines) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        int dropped = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(STEP)) {
                step.accept(line.substring(STEP.length()));
            } else if (line.startsWith(DROPPED)) {
                dropped = Integer.parseInt(line.substring(DROPPED.length()));
            } else {
                PairText.read(line).ifPresent(pairs::add);
            }
        }
        return new Match(peer, pairs, dropped);
    }

    private List<String> command(Peer peer) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Atr.class.getName(), "bench", "match"));
        command.addAll(List.of(
                "--peer",
                peer.name(),
                "--workload",
                workload,
                "--cpus",
                plan.cpus().toText()));
        command.addAll(List.of("--pairs", "" + plan.pairs(), "--seconds", "" + plan.seconds()));
        return command;
    }
}
