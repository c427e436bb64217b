package io.atr.bench.cli;

import io.atr.node.cli.JsonObject;
import org.HdrHistogram.Histogram;

/** Histograms of nanoseconds in reports. */
final class Percentiles {
    private Percentiles() {}

    static JsonObject json(Histogram nanos) {
        return new JsonObject()
                .put("unit", "ns")
                .put("count", nanos.getTotalCount())
                .put("p50", nanos.getValueAtPercentile(50))
                .put("p99", nanos.getValueAtPercentile(99))
                .put("p999", nanos.getValueAtPercentile(99.9))
                .put("max", nanos.getMaxValue());
    }
}
