package io.atr.node.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML document, with its place. Immutable. */
public sealed interface Value {
    /** Where it starts. */
    Place place();

    /** What it is, for messages. */
    String shape();

    /**
     * A scalar.
     *
     * @param plain written without quotes, so that it may stand for nothing
     */
    record Text(Place place, String text, boolean plain) implements Value {
        @Override
        public String shape() {
            return "text";
        }

        /** Whether nothing was written: {@code key:}, {@code ~} or {@code null}. */
        public boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A sequence. */
    record Items(Place place, List<Value> values) implements Value {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /** A mapping; no key stands twice. */
    record Fields(Place place, List<Field> fields) implements Value {
        @Override
        public String shape() {
            return "a mapping";
        }

        /** The value of a key, or null for none. */
        public @Nullable Value get(String key) {
            for (Field field : fields) {
                if (field.key().equals(key)) {
                    return field.value();
                }
            }
            return null;
        }
    }

    /** Something that was reported when it was read: whoever meets it stays silent. */
    record Refused(Place place) implements Value {
        @Override
        public String shape() {
            return "refused";
        }
    }

    /** A key and its value; the place is the key's. */
    record Field(Place place, String key, Value value) {}
}
