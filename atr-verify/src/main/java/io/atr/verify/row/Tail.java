package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import org.HdrHistogram.Histogram;

/** Where a distribution of times lies, all in nanoseconds. */
public record Tail(double p50, double p99, double p999, double max) {
    /** Of what was recorded in nanoseconds. */
    public static Tail of(Histogram nanos) {
        return new Tail(
                nanos.getValueAtPercentile(50),
                nanos.getValueAtPercentile(99),
                nanos.getValueAtPercentile(99.9),
                nanos.getMaxValue());
    }

    /** As a member of a report. */
    public JsonObject json() {
        return into(new JsonObject());
    }

    /** Puts p50, p99, p999 and max into an object. */
    JsonObject into(JsonObject object) {
        return object.put("p50", p50).put("p99", p99).put("p999", p999).put("max", max);
    }
}
