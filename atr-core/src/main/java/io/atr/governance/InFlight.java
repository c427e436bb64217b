package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * Who sent the packets that gating subscribers have not passed yet, in runs of one sender: admission lengthens the last
 * run, release shortens the first. Only the shard's thread.
 */
final class InFlight {
    /** Stands for packets that count for nobody. */
    static final int NOBODY = -1;

    private static final int RUN_SHIFT = 3;
    private static final int COUNT = 4;

    private final MemorySegment runs;
    private final int mask;
    private final Ledger ledger;
    private long released;
    private int firstRun;
    private int endRun;

    /**
     * Runs for a log.
     *
     * @param runs 8 bytes for each slot of the log
     * @param capacity the log's slots, a power of two
     */
    InFlight(MemorySegment runs, int capacity, Ledger ledger) {
        this.runs = runs;
        this.mask = capacity - 1;
        this.ledger = ledger;
    }

    /** Counts packets of one sender, or of {@link #NOBODY}, that were just appended. */
    void admit(int sender, int packets) {
        if (sender != NOBODY) {
            ledger.addInFlight(sender, packets);
        }
        long last = runAt(endRun - 1);
        if (endRun != firstRun && Cells.getInt(runs, last) == sender) {
            Cells.setInt(runs, last + COUNT, Cells.getInt(runs, last + COUNT) + packets);
        } else {
            long fresh = runAt(endRun++);
            Cells.setInt(runs, fresh, sender);
            Cells.setInt(runs, fresh + COUNT, packets);
        }
    }

    /** Every packet before {@code position} was passed. */
    void release(long position) {
        while (released < position && firstRun != endRun) {
            long first = runAt(firstRun);
            int sender = Cells.getInt(runs, first);
            int count = Cells.getInt(runs, first + COUNT);
            int passed = (int) Math.min(count, position - released);
            if (sender != NOBODY) {
                ledger.addInFlight(sender, -passed);
            }
            Cells.setInt(runs, first + COUNT, count - passed);
            firstRun += passed == count ? 1 : 0;
            released += passed;
        }
    }

    /** Packets up to {@code position} were appended while nobody gated: they count for nobody, and are passed. */
    void skip(long position) {
        release(position);
        released = position;
    }

    private long runAt(int run) {
        return (long) (run & mask) << RUN_SHIFT;
    }
}
