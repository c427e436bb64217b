package io.atr.node.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping with known keys, read key by key. What is missing or of the wrong shape becomes a finding, once. */
public final class Entry {
    private final Value.Fields fields;
    private final Keys keys;
    private final Findings findings;

    private Entry(Value.Fields fields, Keys keys, Findings findings) {
        this.fields = fields;
        this.keys = keys;
        this.findings = findings;
    }

    /** The mapping, or null after a finding. */
    public static @Nullable Entry of(Value value, Keys keys, String example, Findings findings) {
        if (value instanceof Value.Fields fields) {
            Entry entry = new Entry(fields, keys, findings);
            entry.checkKeys();
            return entry;
        }
        if (!(value instanceof Value.Refused)) {
            findings.report(value.place(), "a " + keys.what() + " is a mapping, this is " + shown(value), example);
        }
        return null;
    }

    /** Where it starts. */
    public Place place() {
        return fields.place();
    }

    /** Where findings go. */
    public Findings findings() {
        return findings;
    }

    /** Whether there is such a key. */
    public boolean has(String key) {
        return fields.get(key) != null;
    }

    /** The key's text, or null when it is absent, or after a finding. */
    public Value.@Nullable Text text(String key) {
        Value value = fields.get(key);
        if (value == null || value instanceof Value.Refused) {
            return null;
        }
        if (value instanceof Value.Text text && !text.isNothing()) {
            return text;
        }
        refuse(key, value);
        return null;
    }

    /** The key's text, or null after a finding. */
    public Value.@Nullable Text required(String key) {
        Value.Text text = text(key);
        if (!has(key)) {
            findings.report(place(), "this " + keys.what() + " has no " + key, "add " + keys.example(key));
        }
        return text;
    }

    /** The key's list, empty when it is absent, or null after a finding. */
    public @Nullable List<Value> list(String key) {
        Value value = fields.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Value.Items items) {
            return items.values();
        }
        refuse(key, value);
        return null;
    }

    /** The key's list of texts, empty when it is absent, or null after a finding. */
    public @Nullable List<Value.Text> texts(String key) {
        List<Value> values = list(key);
        if (values == null) {
            return null;
        }
        List<Value.Text> texts = new ArrayList<>(values.size());
        for (Value value : values) {
            if (value instanceof Value.Text text && !text.isNothing()) {
                texts.add(text);
            } else {
                refuse(key, value);
            }
        }
        return texts;
    }

    /** The key's whole number, or null when it is absent, or after a finding. */
    @Nullable
    Long number(String key, long least, long most, String remedy) {
        Value.Text text = text(key);
        return text == null ? null : Numbers.whole(text.place(), text.text(), key, least, most, remedy, findings);
    }

    private void refuse(String key, Value value) {
        if (!(value instanceof Value.Refused)) {
            findings.report(value.place(), key + " is " + shown(value), "write " + keys.example(key));
        }
    }

    private void checkKeys() {
        for (Value.Field field : fields.fields()) {
            if (!keys.names().contains(field.key())) {
                String key = field.key().isEmpty() ? "the empty key" : Shown.of(field.key());
                findings.report(field.place(), key + " is not known here", keys.remedyFor(field.key()));
            }
        }
    }

    private static String shown(Value value) {
        if (value instanceof Value.Text text) {
            boolean empty = text.isNothing() || text.text().isEmpty();
            return empty ? "empty" : "text: " + Shown.of(text.text());
        }
        return value.shape();
    }
}
