package io.atr.verify.line;

import io.atr.bench.machine.Cpus;
import io.atr.node.cli.JsonObject;
import io.atr.platform.Ticks;
import io.atr.platform.TscSkew;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks of this machine are and cost. It is in every single time that is measured, and taken off none.
 *
 * @param ticks the cheapest one
 * @param costNanos of one reading of it
 * @param glanceNanos of one reading that need not be in order
 * @param resolutionNanos its smallest step that was seen
 * @param nanoTimeCost of one call of {@link System#nanoTime}
 * @param nanoTimeResolution its smallest step that was seen
 * @param skew of the two processors; null where there is no time-stamp counter, or it could not be seen
 * @param why all this is so, in words
 */
public record ClockFacts(
        Ticks ticks,
        double costNanos,
        double glanceNanos,
        double resolutionNanos,
        double nanoTimeCost,
        double nanoTimeResolution,
        @Nullable TscSkew skew,
        String why) {
    private static final Ticks TICKS = Ticks.best();
    private static final int BATCHES = 51;
    private static final int CALLS = 5_000;

    /** Of this machine; takes a fifth of a second, on the caller's processor and on the two. */
    public static ClockFacts measure(Cpus cpus) {
        TscSkew skew = null;
        String why = TICKS.why();
        if (TICKS.tsc()) {
            try {
                skew = TscSkew.between(cpus.client(), cpus.stage());
                why += skew.isConsistent() ? "" : "; not to be compared across processors: their counters differ";
            } catch (IllegalStateException unseen) {
                why += "; skew unknown: " + unseen.getMessage();
            }
        }
        return new ClockFacts(
                TICKS,
                cost(TICKS::now),
                cost(TICKS::glance),
                TICKS.tsc() ? step(TICKS::now) / TICKS.scale().hertz() * 1e9 : step(System::nanoTime),
                cost(System::nanoTime),
                step(System::nanoTime),
                skew,
                why);
    }

    /** As the member {@code clock} of a report. */
    public JsonObject json() {
        return new JsonObject()
                .put("source", ticks.name())
                .put("cost_ns", costNanos)
                .put("glance_cost_ns", glanceNanos)
                .put("resolution_ns", resolutionNanos)
                .put("nanotime_cost_ns", nanoTimeCost)
                .put("nanotime_resolution_ns", nanoTimeResolution)
                .put("ghz", ticks.tsc() ? ticks.scale().hertz() / 1e9 : null)
                .put("calibration_ppm", ticks.tsc() ? ticks.ppm() : null)
                .put("skew_ns", skewNanos())
                .put("why", why);
    }

    /** In one line. */
    public String words() {
        String nanoTime = String.format(
                Locale.ROOT, "nanoTime %.1f ns a call, steps of %.0f ns", nanoTimeCost, nanoTimeResolution);
        if (!ticks.tsc()) {
            return "clock: " + nanoTime + " (" + why + ")";
        }
        Double bound = skewNanos();
        return String.format(
                Locale.ROOT,
                "clock: tsc %.3f GHz (+-%.1f ppm), %.1f ns a reading, %.1f unordered, steps of %.1f ns, processors within %s; %s (%s)",
                ticks.scale().hertz() / 1e9,
                ticks.ppm(),
                costNanos,
                glanceNanos,
                resolutionNanos,
                bound == null ? "unknown" : String.format(Locale.ROOT, "%.0f ns", bound),
                nanoTime,
                why);
    }

    private @Nullable Double skewNanos() {
        return skew == null ? null : skew.bound() / ticks.scale().hertz() * 1e9;
    }

    /** Nanoseconds of one call: the median of batches, the first half of which only has the loop compiled. */
    private static double cost(LongSupplier clock) {
        double[] nanos = new double[BATCHES];
        for (int i = -BATCHES; i < BATCHES; i++) {
            long begun = System.nanoTime();
            long kept = batch(clock);
            double took = (double) (System.nanoTime() - begun) / CALLS;
            nanos[Math.max(i, 0)] = kept == 0 ? Math.nextUp(took) : took; // used, so that no call is optimised away
        }
        Arrays.sort(nanos);
        return nanos[BATCHES / 2];
    }

    private static long batch(LongSupplier clock) {
        long kept = 0;
        for (int call = 0; call < CALLS; call++) {
            kept ^= clock.getAsLong();
        }
        return kept;
    }

    /** The smallest positive difference of two readings in a row. */
    private static double step(LongSupplier clock) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2 * BATCHES; i++) {
            least = Math.min(least, leastStep(clock));
        }
        return least;
    }

    private static long leastStep(LongSupplier clock) {
        long least = Long.MAX_VALUE;
        long last = clock.getAsLong();
        for (int call = 0; call < CALLS; call++) {
            long now = clock.getAsLong();
            if (now > last) {
                least = Math.min(least, now - last);
            }
            last = now;
        }
        return least;
    }
}
