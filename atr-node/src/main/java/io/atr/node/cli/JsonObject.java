package io.atr.node.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction; members keep their order. One thread. */
public final class JsonObject {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /**
     * Sets a member.
     *
     * @param value null, a boolean, a number, text, an enum (its name), a {@link JsonObject}, a map with text keys, an
     *     iterable, or an array of long, double or objects
     */
    public JsonObject put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** The members, in order. */
    Map<String, @Nullable Object> members() {
        return members;
    }

    /** The text, over several lines. */
    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
