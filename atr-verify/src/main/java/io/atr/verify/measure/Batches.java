package io.atr.verify.measure;

import io.atr.shard.ShardStatus;
import io.atr.shard.TimeClasses;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The batches of a shard by size and by fill time, as it counts them itself. Immutable once made.
 */
final class Batches {
    static final Batches NONE = new Batches(new long[ShardStatus.SIZE_CLASSES], new long[TimeClasses.COUNT]);

    /** The i-th counts batches of 2^i packets and more. */
    private final long[] sizes;

    /** Timed batches by {@link TimeClasses}. */
    private final long[] times;

    private Batches(long[] sizes, long[] times) {
        this.sizes = sizes;
        this.times = times;
    }

    /** All of a shard's so far. */
    static Batches of(ShardStatus status) {
        Batches batches = NONE.plus(NONE);
        for (int i = 0; i < batches.sizes.length; i++) {
            batches.sizes[i] = status.batches(i);
        }
        for (int i = 0; i < batches.times.length; i++) {
            batches.times[i] = status.batchTimes(i);
        }
        return batches;
    }

    /** Those that came after {@code before}. */
    Batches since(Batches before) {
        return new Batches(combined(sizes, before.sizes, -1), combined(times, before.times, -1));
    }

    /** Both together. */
    Batches plus(Batches other) {
        return new Batches(combined(sizes, other.sizes, 1), combined(times, other.times, 1));
    }

    /** Nanoseconds within which the part {@code part} of all batches was filled, interpolated within its class. */
    double fillNanos(double part) {
        return within(times, part);
    }

    /** Row 5.size. */
    Outcome size(String placement) {
        Row row = Contract.known("5.size");
        long[] packets = new long[sizes.length];
        List<Load> classes = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            packets[i] = sizes[i] << i;
            if (sizes[i] > 0) {
                classes.add(
                        new Load("batches of " + (1L << i) + " to " + ((2L << i) - 1) + " packets", (double) sizes[i]));
            }
        }
        return Outcome.judged(
                row,
                Evidence.of(row, 1 << classOf(packets, 0.5), sum(sizes))
                        .loads(classes)
                        .placement(placement));
    }

    /** Row 5.fill. */
    Outcome fill(String placement) {
        Row row = Contract.known("5.fill");
        return Outcome.judged(
                row,
                Evidence.of(row, within(times, 0.99), sum(times))
                        .loads(List.of(
                                new Load("p50", within(times, 0.5)),
                                new Load("p90", within(times, 0.9)),
                                new Load("p99", within(times, 0.99)),
                                new Load("p99.9", within(times, 0.999))))
                        .placement(placement)
                        .reason(
                                "the shard counts fill times in classes an eighth wide; within one the value is interpolated"));
    }

    /** The class in which the part {@code part} of all is reached. */
    private static int classOf(long[] counts, double part) {
        double wanted = part * sum(counts);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return i;
            }
        }
        throw new IllegalStateException("the shard counted no batch");
    }

    /** The duration that the part {@code part} of all does not exceed, taken to lie evenly within its class. */
    private static double within(long[] counts, double part) {
        int last = classOf(counts, part);
        double before = Arrays.stream(counts, 0, last).sum();
        double share = (part * sum(counts) - before) / counts[last];
        return TimeClasses.from(last) + share * (TimeClasses.from(last + 1) - TimeClasses.from(last));
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static long[] combined(long[] a, long[] b, int sign) {
        long[] all = a.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] += sign * b[i];
        }
        return all;
    }
}
