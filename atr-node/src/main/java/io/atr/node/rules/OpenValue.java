package io.atr.node.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or mapping whose end has not been seen yet. */
final class OpenValue {
    private final Place place;
    private final boolean mapping;
    private final List<Value> values = new ArrayList<>();

    private final @Nullable String taken;

    /** @param taken the key of the list, where somebody else takes its items */
    OpenValue(Place place, boolean mapping, @Nullable String taken) {
        this.place = place;
        this.mapping = mapping;
        this.taken = taken;
    }

    @Nullable
    String taken() {
        return taken;
    }

    /** The key whose value comes next; null in a list, before a key, or behind one that is no text. */
    @Nullable
    String openKey() {
        boolean behindKey = mapping && (values.size() & 1) == 1;
        return behindKey && values.getLast() instanceof Value.Text key ? key.text() : null;
    }

    /** The next item; in a mapping, keys and values take turns. */
    void add(Value value) {
        values.add(value);
    }

    Value close(Findings findings) {
        return mapping ? new Value.Fields(place, fields(findings)) : new Value.Items(place, List.copyOf(values));
    }

    private List<Value.Field> fields(Findings findings) {
        List<Value.Field> fields = new ArrayList<>(values.size() / 2);
        Map<String, Place> seen = new HashMap<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            Value key = values.get(i);
            if (!(key instanceof Value.Text text)) {
                reportKey(key, findings);
                continue;
            }
            Place first = seen.putIfAbsent(text.text(), key.place());
            if (first == null) {
                fields.add(new Value.Field(key.place(), text.text(), values.get(i + 1)));
            } else {
                findings.report(
                        key.place(),
                        Shown.of(text.text()) + " stands twice in one mapping, first at " + findings.at(first),
                        "leave one of them out");
            }
        }
        return List.copyOf(fields);
    }

    private static void reportKey(Value key, Findings findings) {
        if (!(key instanceof Value.Refused)) {
            findings.report(key.place(), "the key is " + key.shape(), "write a word, like name:");
        }
    }
}
