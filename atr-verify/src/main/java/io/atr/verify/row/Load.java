package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One of several loads, or one of several figures, under which a row was measured.
 *
 * @param name in words
 * @param value in its unit
 * @param tail where single times were taken
 * @param unit of the value, where it is another than the row's
 */
public record Load(
        String name,
        double value,
        @Nullable Tail tail,
        @Nullable String unit) {
    /** In the row's unit. */
    public Load(String name, double value, @Nullable Tail tail) {
        this(name, value, tail, null);
    }

    /** Without a distribution. */
    public Load(String name, double value) {
        this(name, value, null);
    }

    /** In a unit of its own. */
    public Load in(String other) {
        return new Load(name, value, tail, other);
    }

    /** As a member of a report. */
    public JsonObject json() {
        JsonObject object = new JsonObject().put("name", name).put("value", value);
        if (unit != null) {
            object.put("unit", unit);
        }
        return tail == null ? object : tail.into(object);
    }
}
