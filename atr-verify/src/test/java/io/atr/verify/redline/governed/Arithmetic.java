package io.atr.verify.redline.governed;

/** Called by governance. */
final class Arithmetic {
    private Arithmetic() {}

    static int divided(int one, int other) {
        return one / other;
    }
}
