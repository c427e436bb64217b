package io.atr.bench.peers;

import io.atr.bench.load.Totals;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Takes figures from a contestant: how fast packets stream through it, then how long one takes alone. Counts and sums are
 * checked each time: a contestant that loses, doubles or changes a packet has no figure.
 */
final class Sampler {
    private static final int TURNS = 64;
    private static final int TRIPS = 16;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Contestant contestant;

    Sampler(Contestant contestant) {
        this.contestant = contestant;
    }

    /** Half of the time streams and half of it round trips, without measuring. */
    void warmUp(long nanos) {
        stream(nanos / 2);
        trips(nanos / 2);
    }

    /** Packets a second: from the first publication until the last packet was read. */
    double perSecond(long nanos) {
        long first = contestant.sent();
        long begun = System.nanoTime();
        stream(nanos);
        long packets = contestant.sent() - first;
        return packets * 1e9 / (System.nanoTime() - begun);
    }

    /** Streams, then lets single packets make round trips, for so many nanoseconds each. */
    Figures figures(long streamNanos, long tripNanos) {
        long first = contestant.sent();
        double perSecond = perSecond(streamNanos);
        long packets = contestant.sent() - first;
        Histogram trips = trips(tripNanos);
        return new Figures(
                packets,
                perSecond,
                trips.getValueAtPercentile(50),
                trips.getValueAtPercentile(99),
                trips.getValueAtPercentile(99.9));
    }

    private Histogram trips(long nanos) {
        Histogram trips = new Histogram(LONGEST_NANOS, 3);
        trips.setAutoResize(true);
        long begun = System.nanoTime();
        do {
            contestant.roundTrips(TRIPS, trips);
        } while (System.nanoTime() - begun < nanos);
        settle();
        return trips;
    }

    private void stream(long nanos) {
        long begun = System.nanoTime();
        do {
            contestant.turns(TURNS);
        } while (System.nanoTime() - begun < nanos);
        settle();
    }

    /** Takes what is under way, and compares it with what must have come. */
    private void settle() {
        Totals expected = contestant.expected();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (contestant.received().count() < expected.count()) {
            contestant.take();
            if (contestant.failure() != null || System.nanoTime() - deadline > 0) {
                throw wrong(expected, contestant.failure());
            }
        }
        contestant.take();
        if (!contestant.received().equals(expected)) {
            throw wrong(expected, null);
        }
    }

    private CommandException wrong(Totals expected, @Nullable Throwable cause) {
        Totals received = contestant.received();
        CommandException wrong = new CommandException(
                ExitCode.FINDINGS,
                contestant.getClass().getSimpleName() + ": " + received.count() + " packets with the sum "
                        + received.sum() + " arrived; " + expected.count() + " with the sum " + expected.sum()
                        + " should have. There is no figure from a contestant that is wrong");
        if (cause != null) {
            wrong.initCause(cause);
        }
        return wrong;
    }
}
