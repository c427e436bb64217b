package io.atr.node.capture;

/**
 * Turns the ticks of a pcapng interface into nanoseconds since 1970, rounded down: {@code ((ticks * factor) >> shift) /
 * divisor + offset}, the product in 128 bits.
 */
record TimeScale(long factor, int shift, long divisor, long offsetNs) {
    /** Answer to ticks that lie before 1970 or after what a long of nanoseconds can say (the year 2262). */
    static final long OUT_OF_RANGE = -1;

    static final TimeScale MICROSECONDS = of(6, 0);

    private static final int NANO_DIGITS = 9;
    private static final int MAX_POWER_OF_TEN = 19;

    /**
     * @param resolution option if_tsresol: ticks a second as a power of ten, or of two when bit 7 is set
     * @param offsetNs what to add to every time
     */
    static TimeScale of(int resolution, long offsetNs) {
        int exponent = resolution & 0x7F;
        if ((resolution & 0x80) != 0) {
            return new TimeScale(powerOfTen(NANO_DIGITS), exponent, 1, offsetNs);
        }
        if (exponent <= NANO_DIGITS) {
            return new TimeScale(powerOfTen(NANO_DIGITS - exponent), 0, 1, offsetNs);
        }
        int surplus = exponent - NANO_DIGITS;
        // Beyond 10^19 units a nanosecond, 64 bits of ticks never amount to one.
        return surplus > MAX_POWER_OF_TEN
                ? new TimeScale(0, 0, 1, offsetNs)
                : new TimeScale(1, 0, powerOfTen(surplus), offsetNs);
    }

    /** Unsigned power that fits 64 bits. */
    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Nanoseconds since 1970 of unsigned ticks, or {@link #OUT_OF_RANGE}. */
    long toNs(long ticks) {
        long high = Math.unsignedMultiplyHigh(ticks, factor);
        long low = ticks * factor;
        long shifted;
        if (shift >= Long.SIZE) {
            shifted = high >>> (shift - Long.SIZE);
        } else if (high >>> shift != 0) {
            return OUT_OF_RANGE;
        } else {
            shifted = shift == 0 ? low : (high << (Long.SIZE - shift)) | (low >>> shift);
        }
        long ns = divisor == 1 ? shifted : Long.divideUnsigned(shifted, divisor);
        if (ns < 0) {
            return OUT_OF_RANGE;
        }
        long time = ns + offsetNs;
        // A negative sum is an overflow or a time before 1970: ns is not negative, so nothing else wraps.
        return time < 0 ? OUT_OF_RANGE : time;
    }
}
