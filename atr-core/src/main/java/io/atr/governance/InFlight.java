package io.atr.governance;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;

/**
 * Who sent the packets that gating subscribers have not passed yet, in runs of one sender: admission lengthens the last
 * run, release shortens the first. Only the shard's thread.
 */
final class InFlight {
    /** Stands for packets that count for nobody. */
    static final int NOBODY = -1;

    private final long[] runs;
    private final Ledger ledger;
    private long released;
    private int firstRun;
    private int endRun;

    /**
     * Runs for a log.
     *
     * @param capacity the log's slots, a power of two
     */
    InFlight(int capacity, Ledger ledger) {
        this.runs = new long[capacity];
        this.ledger = ledger;
    }

    /** Counts packets of one sender, or of {@link #NOBODY}, that were just appended. */
    void admit(int sender, int packets) {
        if (sender != NOBODY) {
            ledger.addInFlight(sender, packets);
        }
        int last = (endRun - 1) & (runs.length - 1);
        if (endRun != firstRun && senderOf(runs[last]) == sender) {
            runs[last] += packets;
        } else {
            runs[endRun++ & (runs.length - 1)] = runOf(sender, packets);
        }
    }

    /** Counts one more packet of a sender of whom the next packet hardly comes too. */
    void admitNext(int sender) {
        ledger.addInFlight(sender, 1);
        runs[endRun++ & (runs.length - 1)] = runOf(sender, 1);
    }

    /** Every packet before {@code position} was passed. */
    @Bounded(
            by = "packets passed since the last time, no more than the log has slots; each turn releases one or more",
            turn = Turn.PACKET)
    void release(long position) {
        long[] runs = this.runs;
        int run = firstRun;
        long left = position - released;
        while (left > 0 && run != endRun) {
            long first = runs[run & (runs.length - 1)];
            int count = countOf(first);
            int passed = (int) Math.min(count, left);
            if (senderOf(first) != NOBODY) {
                ledger.addInFlight(senderOf(first), -passed);
            }
            if (passed < count) {
                runs[run & (runs.length - 1)] = first - passed;
            } else {
                run++;
            }
            left -= passed;
        }
        firstRun = run;
        released = position - left;
    }

    /** Packets up to {@code position} were appended while nobody gated: they count for nobody, and are passed. */
    void skip(long position) {
        release(position);
        released = position;
    }

    private static long runOf(int sender, int packets) {
        return (long) sender << Integer.SIZE | packets;
    }

    private static int countOf(long run) {
        return (int) run;
    }

    private static int senderOf(long run) {
        return (int) (run >>> Integer.SIZE);
    }
}
