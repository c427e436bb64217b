package io.atr.verify.row;

/** On which side of its limit a value has to be. */
public enum Bound {
    /** The limit or less. */
    AT_MOST,
    /** The limit or more. */
    AT_LEAST;

    /** Whether a value keeps a limit; what is not a number keeps none. */
    public boolean keeps(double value, double limit) {
        return this == AT_MOST ? value <= limit : value >= limit;
    }

    /** How much worse {@code now} is than {@code before}, as a factor: above 1 is worse. Both positive. */
    public double worse(double now, double before) {
        return this == AT_MOST ? now / before : before / now;
    }
}
