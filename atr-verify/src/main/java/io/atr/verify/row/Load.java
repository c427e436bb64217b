package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One of several loads, or one of several figures, under which a row was measured.
 *
 * @param name in words
 * @param value in the row's unit
 * @param tail where single times were taken
 * @param histogram all of them, as {@link Histograms} writes them down; null where they were not kept
 */
public record Load(
        String name,
        double value,
        @Nullable Tail tail,
        @Nullable String histogram) {
    /** Without a distribution. */
    public Load(String name, double value) {
        this(name, value, null, null);
    }

    /** Of single times that were not kept. */
    public Load(String name, double value, Tail tail) {
        this(name, value, tail, null);
    }

    /** Of single times in nanoseconds, all of which are kept. */
    public Load(String name, double value, Histogram nanos) {
        this(name, value, Tail.of(nanos), Histograms.text(nanos));
    }

    /** As a member of a report. */
    public JsonObject json() {
        JsonObject object = new JsonObject().put("name", name).put("value", value);
        return tail == null ? object : tail.into(object).put("histogram", histogram);
    }
}
