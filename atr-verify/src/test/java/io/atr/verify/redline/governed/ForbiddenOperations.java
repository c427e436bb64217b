package io.atr.verify.redline.governed;

import io.atr.verify.redline.Crosses;
import io.atr.verify.redline.RedLine;

/** What governance must not reckon with. */
public final class ForbiddenOperations {
    private double rate;

    @Crosses(RedLine.OPERATION)
    int divides(int one, int other) {
        return one / other;
    }

    @Crosses(RedLine.OPERATION)
    long dividesLongs(long one, long other) {
        return one / other;
    }

    @Crosses(RedLine.OPERATION)
    int takesARemainder(int one, int other) {
        return one % other;
    }

    @Crosses(RedLine.OPERATION)
    long takesARemainderOfLongs(long one, long other) {
        return one % other;
    }

    @Crosses(RedLine.OPERATION)
    long multiplies(long one, long other) {
        return one * other;
    }

    @Crosses(RedLine.OPERATION)
    float adds(float one, float other) {
        return one + other;
    }

    @Crosses(RedLine.OPERATION)
    boolean compares(double one, double other) {
        return one < other;
    }

    @Crosses(RedLine.OPERATION)
    void converts(long one) {
        rate = one;
    }

    @Crosses(RedLine.OPERATION)
    boolean looksAtTheType(Object one) {
        return one instanceof ForbiddenOperations;
    }

    @Crosses(RedLine.OPERATION)
    int jumpsByATable(int i) {
        return switch (i) {
            case 0 -> 3;
            case 1 -> 5;
            default -> 7;
        };
    }

    @Crosses(RedLine.OPERATION)
    long looksAtTheClock() {
        return System.nanoTime();
    }

    @Crosses(RedLine.OPERATION)
    int dividesOneCallDown(int one, int other) {
        return HarmlessOperations.lead(one, other);
    }
}
