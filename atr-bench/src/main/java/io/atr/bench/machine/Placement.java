package io.atr.bench.machine;

/** How far apart two processors are, by the time that one cache line takes from one to the other. */
public enum Placement {
    /** Two hardware threads of one core. */
    SMT("smt", 30),
    /** Two cores behind one L3 cache. */
    ONE_L3("one-l3", 100),
    /** Two cores behind different L3 caches. */
    TWO_L3("two-l3", Double.POSITIVE_INFINITY);

    private final String label;
    private final double belowNanos;

    Placement(String label, double belowNanos) {
        this.label = label;
        this.belowNanos = belowNanos;
    }

    /** The placement that a hand-over of so many nanoseconds speaks of. */
    public static Placement of(double handoverNanos) {
        for (Placement placement : values()) {
            if (handoverNanos < placement.belowNanos) {
                return placement;
            }
        }
        return TWO_L3;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
