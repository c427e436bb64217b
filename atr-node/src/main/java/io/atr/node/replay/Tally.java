package io.atr.node.replay;

import io.atr.governance.Verdict;
import java.util.Comparator;

/** How often each verdict fell on one topic or sender. One thread. */
public final class Tally {
    /** In place of an id: there is only a name. */
    public static final long NO_ID = -1;

    /** The busiest first. */
    static final Comparator<Tally> BUSIEST = Comparator.comparingLong(Tally::total)
            .reversed()
            .thenComparingLong(Tally::id)
            .thenComparing(Tally::label);

    private final long id;
    private final String label;
    private final long[] counts = new long[Verdict.values().length];

    private Tally(long id, String label) {
        this.id = id;
        this.label = label;
    }

    /** Of an id, an unsigned 32-bit number. */
    static Tally of(long id) {
        return new Tally(id, Long.toString(id));
    }

    /** Of something that has no id. */
    static Tally of(String label) {
        return new Tally(NO_ID, label);
    }

    void count(Verdict verdict) {
        counts[verdict.ordinal()]++;
    }

    /** The id, or {@link #NO_ID}. */
    public long id() {
        return id;
    }

    /** Whether it is that of an id that rules can know. */
    public boolean isId() {
        return id >= 0 && id < Integer.MAX_VALUE;
    }

    /** The id, or the name where there is none. */
    public String label() {
        return label;
    }

    long of(Verdict verdict) {
        return counts[verdict.ordinal()];
    }

    long total() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
