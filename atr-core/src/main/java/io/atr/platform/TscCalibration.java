package io.atr.platform;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast the time-stamp counter runs, by {@link System#nanoTime}.
 *
 * @param hertz ticks a second: the median of several stretches
 * @param ppm how far the stretches disagree, lowest to highest, halved, in millionths of the median
 */
public record TscCalibration(double hertz, double ppm) {
    private static final int STRETCHES = 5;
    private static final long STRETCH_NANOS = 8_000_000;
    private static final int TRIES = 32;
    private static final int WARM_UP = 100;

    /** One moment by both clocks. */
    private record Moment(long ticks, long nanos) {}

    /** Takes 40 ms; the caller sleeps for most of them. */
    public static TscCalibration measure() {
        for (int i = 0; i < WARM_UP; i++) {
            moment(); // read by the interpreter, the clocks are further apart than they are fast
        }
        double[] rates = new double[STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            Moment from = moment();
            do {
                LockSupport.parkNanos(STRETCH_NANOS);
            } while (System.nanoTime() - from.nanos < STRETCH_NANOS);
            Moment to = moment();
            rates[i] = (to.ticks - from.ticks) * 1e9 / (to.nanos - from.nanos);
        }
        return of(rates);
    }

    /** Of the rates of several stretches, in ticks a second. */
    static TscCalibration of(double... rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return new TscCalibration(median, (sorted[sorted.length - 1] - sorted[0]) / 2 / median * 1e6);
    }

    /** The clock between two readings of the counter, from the try in which they lay closest. */
    private static Moment moment() {
        Moment best = new Moment(0, 0);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = Tsc.ordered();
            long nanos = System.nanoTime();
            long after = Tsc.ordered();
            if (after - before < least) {
                least = after - before;
                best = new Moment(before + least / 2, nanos);
            }
        }
        return best;
    }
}
