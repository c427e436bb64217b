package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One of several loads, or one of several figures, under which a row was measured.
 *
 * @param name in words
 * @param value in its unit
 * @param tail where single times were taken
 * @param histogram all of them, as {@link Histograms} writes them down; null where they were not kept
 * @param unit of the value, where it is another than the row's
 */
public record Load(
        String name,
        double value,
        @Nullable Tail tail,
        @Nullable String histogram,
        @Nullable String unit) {
    /** Without a distribution. */
    public Load(String name, double value) {
        this(name, value, null, null, null);
    }

    /** Of single times that were not kept. */
    public Load(String name, double value, Tail tail) {
        this(name, value, tail, null, null);
    }

    /** Of single times in nanoseconds, all of which are kept. */
    public Load(String name, double value, Histogram nanos) {
        this(name, value, Tail.of(nanos), Histograms.text(nanos), null);
    }

    /** In a unit of its own. */
    public Load in(String other) {
        return new Load(name, value, tail, histogram, other);
    }

    /** The unit of the value, in a row of that unit. */
    public String unitOr(String ofRow) {
        return unit == null ? ofRow : unit;
    }

    /** As a member of a report. */
    public JsonObject json() {
        JsonObject object = new JsonObject().put("name", name).put("value", value);
        if (unit != null) {
            object.put("unit", unit);
        }
        return tail == null ? object : tail.into(object).put("histogram", histogram);
    }
}
