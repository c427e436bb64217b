package io.atr.bench.cli;

import io.atr.bench.machine.Cpus;
import picocli.CommandLine.Option;

/** The option {@code --cpus}; to be mixed in. */
final class CpusOption {
    @Option(
            names = "--cpus",
            paramLabel = "A,B",
            description =
                    "Pin publisher and subscriber to processor A, the governing stage to B (default: ${DEFAULT-VALUE}).")
    private String cpus = "0,1";

    /** Both processors, after making sure that threads can be pinned to them. */
    Cpus checked() {
        Cpus chosen = Cpus.parse(cpus);
        chosen.check();
        return chosen;
    }
}
