package io.atr.verify.redline.governed;

import io.atr.verify.redline.Crosses;

/** What governance is made of. */
public final class HarmlessOperations {
    private final long[] tokens = new long[8];
    private int count;

    @Crosses({})
    boolean takesAToken(int i, long refill, long capacity) {
        long left = Math.min(capacity, tokens[i] + refill) - 1;
        boolean whole = left >= 0;
        tokens[i] = whole ? left : 0;
        count += whole ? 1 : 0;
        return whole;
    }

    @Crosses({})
    int testsBits(long bits, int i) {
        return (int) (~bits >>> i & 1 | bits << 2 ^ -count) + Long.bitCount(bits);
    }

    @Crosses({})
    int comparesWithoutASign(int one, int other) {
        return Integer.compareUnsigned(one, other) < 0 ? one : other;
    }

    static int lead(int one, int other) {
        return Arithmetic.divided(one, other);
    }
}
