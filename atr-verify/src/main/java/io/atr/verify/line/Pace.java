package io.atr.verify.line;

import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link Line} fares as time goes by: packets in slices of {@value #SLICE_MILLIS} ms, and in each the longest time
 * from one look to the next. A look comes every few batches, and between two of them the client never waits: a long one
 * is the platform's doing, or the JVM's. On the client's thread, one at a time; allocates while nothing is measured.
 */
public final class Pace implements Runnable {
    /** Of a slice. */
    public static final int SLICE_MILLIS = 50;

    private static final long SLICE_NANOS = SLICE_MILLIS * 1_000_000L;

    private final Line line;
    private final long origin;
    private final long[] ends;
    private final long[] packets;
    private final long[] looks;
    private final long[] longest;
    private final long[] longestAt;
    private int slices;
    private long begun;
    private long sentBefore;
    private long last;

    /**
     * Of a line.
     *
     * @param nanos how long is watched at a time, at the most; what comes later is not noted
     */
    public Pace(Line line, long nanos) {
        this.line = line;
        this.origin = System.nanoTime();
        int room = (int) (nanos / SLICE_NANOS) + 1;
        this.ends = new long[room];
        this.packets = new long[room];
        this.looks = new long[room];
        this.longest = new long[room];
        this.longestAt = new long[room];
    }

    /**
     * One slice.
     *
     * @param seconds at which it began, since the watch was made
     * @param perSecond packets
     * @param lookNanos the usual time from one look to the next
     * @param longestNanos the longest
     * @param longestSeconds when that ended, since the watch was made
     */
    public record Slice(
            double seconds, double perSecond, double lookNanos, double longestNanos, double longestSeconds) {}

    /** Begins anew. */
    public void begin() {
        slices = 0;
        looks[0] = 0;
        longest[0] = 0;
        begun = System.nanoTime();
        last = begun;
        sentBefore = line.sent();
    }

    /** Looks. */
    @Override
    public void run() {
        if (slices == ends.length) {
            return;
        }
        long now = System.nanoTime();
        looks[slices]++;
        if (now - last > longest[slices]) {
            longest[slices] = now - last;
            longestAt[slices] = now;
        }
        last = now;
        long first = slices == 0 ? begun : ends[slices - 1];
        if (now - first >= SLICE_NANOS) {
            close(now);
        }
    }

    /** The whole slices since it began. */
    public List<Slice> slices() {
        List<Slice> all = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            long first = i == 0 ? begun : ends[i - 1];
            double nanos = ends[i] - first;
            all.add(new Slice(
                    (first - origin) / 1e9,
                    packets[i] * 1e9 / nanos,
                    nanos / looks[i],
                    longest[i],
                    (longestAt[i] - origin) / 1e9));
        }
        return all;
    }

    private void close(long now) {
        long sent = line.sent();
        ends[slices] = now;
        packets[slices] = sent - sentBefore;
        sentBefore = sent;
        slices++;
        if (slices < ends.length) {
            looks[slices] = 0;
            longest[slices] = 0;
        }
    }
}
