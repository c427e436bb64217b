package io.atr.bench.report;

import io.atr.bench.peers.Figures;

/** What ATR and its peers are compared by. */
public enum Measure {
    /** Packets a second; more is better. */
    THROUGHPUT("throughput", "msg/s", true),
    /** The median of a closed-loop round trip; less is better. */
    LATENCY_P50("latency_p50", "ns", false),
    /** Its 99th percentile. */
    LATENCY_P99("latency_p99", "ns", false),
    /** Its 99.9th percentile. */
    LATENCY_P999("latency_p999", "ns", false);

    private final String label;
    private final String unit;
    private final boolean moreIsBetter;

    Measure(String label, String unit, boolean moreIsBetter) {
        this.label = label;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }

    /** The unit of the figures. */
    public String unit() {
        return unit;
    }

    /** This measure of a sample. */
    double of(Figures figures) {
        return switch (this) {
            case THROUGHPUT -> figures.perSecond();
            case LATENCY_P50 -> figures.p50();
            case LATENCY_P99 -> figures.p99();
            case LATENCY_P999 -> figures.p999();
        };
    }

    /** Above 1 when ATR is better. */
    double ratio(double atr, double other) {
        return moreIsBetter ? atr / other : other / atr;
    }
}
