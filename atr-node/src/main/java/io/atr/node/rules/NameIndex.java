package io.atr.node.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by their names, some of which stand for many. Immutable; any thread.
 *
 * @param <T> the entries
 */
final class NameIndex<T> {
    private final Map<String, T> exact = new HashMap<>();
    private final List<Wild<T>> wild = new ArrayList<>();

    private record Wild<T>(Wildcard name, T entry) {}

    NameIndex(List<T> entries, Function<T, String> name) {
        for (T entry : entries) {
            String text = name.apply(entry);
            exact.put(text, entry);
            if (Wildcard.isIn(text)) {
                wild.add(new Wild<>(new Wildcard(text), entry));
            }
        }
        wild.sort(
                Comparator.comparingInt((Wild<T> one) -> one.name().literals()).reversed());
    }

    /** The entry with this very name. */
    @Nullable
    T exact(String name) {
        return exact.get(name);
    }

    /** The entry whose name stands for this one and says most of it; of several, the first of the file. */
    @Nullable
    T wild(String name) {
        for (Wild<T> one : wild) {
            if (one.name().matches(name)) {
                return one.entry();
            }
        }
        return null;
    }
}
