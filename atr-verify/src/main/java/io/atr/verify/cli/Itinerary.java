package io.atr.verify.cli;

import io.atr.verify.measure.Effort;
import io.atr.verify.measure.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a run has come, by the time that each of its measurements is expected to take. One thread. */
final class Itinerary {
    private final List<Measurement> measurements;
    private final Effort effort;
    private final LongSupplier clock;
    private int current = -1;
    private double before;
    private double expected;
    private long begun;

    /** A run that has not begun. */
    Itinerary(List<Measurement> measurements, Effort effort, LongSupplier clock) {
        this.measurements = measurements;
        this.effort = effort;
        this.clock = clock;
    }

    /** Seconds that all of it is expected to take. */
    double seconds() {
        return measurements.stream()
                .mapToDouble(measurement -> measurement.seconds(effort))
                .sum();
    }

    /** The next one begins, however long the last one took. */
    Measurement next() {
        before += expected;
        current++;
        begun = clock.getAsLong();
        expected = measurements.get(current).seconds(effort);
        return measurements.get(current);
    }

    /** Expected seconds of all that is done; one that takes longer than expected counts as what was expected. */
    double done() {
        return before + Math.min(elapsed(), expected);
    }

    /** Which one, for how long, and whose rows. */
    String words() {
        Measurement measurement = measurements.get(current);
        return String.format(
                Locale.ROOT,
                "%d/%d %s, %.0f of %.0f s: %s",
                current + 1,
                measurements.size(),
                measurement.name(),
                elapsed(),
                expected,
                String.join(" ", measurement.rows()));
    }

    private double elapsed() {
        return (clock.getAsLong() - begun) / 1e9;
    }
}
