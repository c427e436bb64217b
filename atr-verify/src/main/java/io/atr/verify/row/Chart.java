package io.atr.verify.row;

/** The pictures of a report. */
public enum Chart {
    /** How long how many of the latencies are. */
    PERCENTILES("percent", "ns"),
    /** Throughput as time goes by. */
    RATE("s", "M/s"),
    /** What several shards do together. */
    SCALING("shards", "M/s");

    private final String xUnit;
    private final String unit;

    Chart(String xUnit, String unit) {
        this.xUnit = xUnit;
        this.unit = unit;
    }

    /** Of the places. */
    public String xUnit() {
        return xUnit;
    }

    /** Of what is measured. */
    public String unit() {
        return unit;
    }
}
