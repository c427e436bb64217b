package io.atr.platform;

import java.util.Optional;

/**
 * The cheapest clock for durations: the time-stamp counter where it can be trusted, {@link System#nanoTime} elsewhere.
 * Kept in a {@code static final} field the compiler knows which of the two it is, and nothing is asked at run time.
 *
 * @param tsc whether it is the time-stamp counter
 * @param scale how many nanoseconds a tick is
 * @param ppm how far the calibration may be off, in millionths; 0 for {@code nanoTime}
 * @param why it is this one, in words
 */
public record Ticks(boolean tsc, TickScale scale, double ppm, String why) {
    private static final double WORST_PPM = 1_000;

    /** Made when it is asked for first, since calibration takes 40 ms. */
    private static final class Best {
        static final Ticks TICKS = Tsc.absence().map(Ticks::nanoTime).orElseGet(() -> of(TscCalibration.measure()));
    }

    /** This machine's; the first call takes 40 ms. */
    public static Ticks best() {
        return Best.TICKS;
    }

    /** {@code nanoTime}, for a reason. */
    public static Ticks nanoTime(String why) {
        return new Ticks(false, TickScale.NANOS, 0, why);
    }

    /** Now, after everything that this thread has loaded by now. */
    public long now() {
        return tsc ? Tsc.ordered() : System.nanoTime();
    }

    /** Now, perhaps a little early where loads are under way: half the price, for gaps between two readings. */
    public long glance() {
        return tsc ? Tsc.unordered() : System.nanoTime();
    }

    /** Nanoseconds in a duration. */
    public long nanos(long ticks) {
        return scale.nanos(ticks);
    }

    /** Ticks in so many nanoseconds, about; not for the hot path. */
    public long ticks(long nanos) {
        return scale.ticks(nanos);
    }

    /** The name in reports. */
    public String name() {
        return tsc ? "tsc" : "nanoTime";
    }

    /** What a calibration is good for. */
    static Ticks of(TscCalibration calibration) {
        Optional<String> bad = calibration.ppm() <= WORST_PPM
                ? Optional.empty()
                : Optional.of("stretches of the calibration disagree by %.0f ppm".formatted(calibration.ppm()));
        return bad.map(Ticks::nanoTime)
                .orElseGet(() -> new Ticks(
                        true,
                        TickScale.of(calibration.hertz()),
                        calibration.ppm(),
                        "invariant, and a clock source of the kernel"));
    }
}
