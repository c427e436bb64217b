package io.atr.bench.peers;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;

/** Ends a wait that has no end: a lost packet is an error with a name, not a benchmark that hangs. */
final class Patience {
    private static final long MOST_SPINS = 1_000_000_000L;

    private Patience() {}

    /** To be called with a count that rises while one waits. */
    static void check(long spins) {
        if (spins > MOST_SPINS) {
            throw new CommandException(
                    ExitCode.FINDINGS,
                    "a packet that was published did not arrive: it was lost on the way, or the governing stage has"
                            + " stopped");
        }
    }
}
