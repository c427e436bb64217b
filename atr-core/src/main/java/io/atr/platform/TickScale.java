package io.atr.platform;

/**
 * How many nanoseconds ticks are: {@code ticks * multiplier / 2^shift}, rounded down, by one multiplication of 64 by 64
 * bits and one shift. The multiplier has 62 bits, so for durations of weeks the result is within 1.1 ns of that of
 * the exact rate: one for the rounding, the rest for the rate's 53 bits.
 *
 * @param multiplier below 2^62
 * @param shift 1 to 63
 * @param hertz ticks a second
 */
public record TickScale(long multiplier, int shift, double hertz) {
    /** Ticks that are nanoseconds. */
    public static final TickScale NANOS = new TickScale(1L << 61, 61, 1e9);

    private static final int BITS = 62;

    /** Refuses what the conversion cannot shift by. */
    public TickScale {
        if (shift < 1 || shift > 63 || multiplier < 0 || multiplier >= 1L << BITS) {
            throw new IllegalArgumentException(
                    "a multiplier below 2^62 and a shift of 1 to 63 are needed, not " + multiplier + " and " + shift);
        }
    }

    /**
     * Of a counter.
     *
     * @param hertz ticks a second, 100 million to a trillion
     */
    public static TickScale of(double hertz) {
        if (!(hertz >= 1e8 && hertz <= 1e12)) {
            throw new IllegalArgumentException("a counter has 1e8 to 1e12 ticks a second, not " + hertz);
        }
        double nanos = 1e9 / hertz;
        int shift = Math.min(63, BITS - 1 - Math.getExponent(nanos));
        return new TickScale((long) Math.scalb(nanos, shift), shift, hertz);
    }

    /** Nanoseconds in so many ticks. */
    public long nanos(long ticks) {
        return (Math.multiplyHigh(ticks, multiplier) << (64 - shift)) | ((ticks * multiplier) >>> shift);
    }

    /** Ticks in so many nanoseconds, about; not for the hot path. */
    public long ticks(long nanos) {
        return Math.round(nanos * (hertz / 1e9));
    }
}
