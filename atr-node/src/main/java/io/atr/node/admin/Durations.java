package io.atr.node.admin;

import io.atr.shard.TimeClasses;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.IntToLongFunction;

/** Histograms of durations as Prometheus wants them, made from what shards count: a bucket for each octave. */
final class Durations {
    private static final int OCTAVES = TimeClasses.COUNT / TimeClasses.PER_OCTAVE;

    private Durations() {}

    /**
     * Of counts by {@link TimeClasses}.
     *
     * @param unit seconds that one unit of the classes stands for
     * @param sum of all durations, in seconds
     */
    static HistogramSnapshot.HistogramDataPointSnapshot byTimeClass(
            Labels labels, IntToLongFunction count, double unit, double sum) {
        return byOctave(labels, OCTAVES, octave -> octave(octave, count), unit * TimeClasses.PER_OCTAVE / 2, sum);
    }

    /**
     * Of counts by octaves, the first of which ends at two units.
     *
     * @param unit in seconds
     * @param sum of all durations, in seconds
     */
    static HistogramSnapshot.HistogramDataPointSnapshot byOctave(
            Labels labels, int octaves, IntToLongFunction count, double unit, double sum) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < octaves; i++) {
            double bound = i == octaves - 1 ? Double.POSITIVE_INFINITY : (2L << i) * unit;
            buckets.bucket(bound, count.applyAsLong(i));
        }
        return HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(buckets.build())
                .sum(sum)
                .build();
    }

    private static long octave(int octave, IntToLongFunction count) {
        long sum = 0;
        for (int i = 0; i < TimeClasses.PER_OCTAVE; i++) {
            sum += count.applyAsLong(octave * TimeClasses.PER_OCTAVE + i);
        }
        return sum;
    }
}
