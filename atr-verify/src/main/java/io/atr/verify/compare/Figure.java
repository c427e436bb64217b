package io.atr.verify.compare;

import io.atr.verify.row.Bound;

/**
 * One figure of one run.
 *
 * @param id a row's, or a stage's name and workload
 * @param title for people; may be empty
 * @param unit of the value
 * @param bound on which side it is better
 * @param placement of the two processors; empty where nothing crosses them
 * @param value what was measured; not a number where nothing could be
 * @param lo where the value lies by the run's own samples, at least; not a number where it does not say
 * @param hi at most
 */
public record Figure(
        String id, String title, String unit, Bound bound, String placement, double value, double lo, double hi) {
    /** An interval that reaches below nothing, as that of few samples may, ends there. */
    public Figure {
        lo = Math.max(0, lo);
    }

    /** How much more of it there is here than there; 1 where both are nothing. */
    double over(Figure other) {
        return over(value, other.value);
    }

    /** The least that {@link #over} could be, by the runs' own samples where they say it. */
    double leastOver(Figure other) {
        return over(knowsItsSpread() ? lo : value, other.knowsItsSpread() ? other.hi : other.value);
    }

    /** The most that {@link #over} could be. */
    double mostOver(Figure other) {
        return over(knowsItsSpread() ? hi : value, other.knowsItsSpread() ? other.lo : other.value);
    }

    /** Whether the run's own samples say where the value lies. */
    boolean knowsItsSpread() {
        return !Double.isNaN(lo) && !Double.isNaN(hi);
    }

    private static double over(double now, double before) {
        return now == before ? 1 : now / before;
    }
}
