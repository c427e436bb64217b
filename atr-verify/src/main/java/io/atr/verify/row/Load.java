package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One of several loads, or one of several figures, under which a row was measured.
 *
 * @param name in words
 * @param value in the row's unit
 * @param tail where single times were taken
 */
public record Load(String name, double value, @Nullable Tail tail) {
    /** Without a distribution. */
    public Load(String name, double value) {
        this(name, value, null);
    }

    /** As a member of a report. */
    public JsonObject json() {
        JsonObject object = new JsonObject().put("name", name).put("value", value);
        return tail == null ? object : tail.into(object);
    }
}
