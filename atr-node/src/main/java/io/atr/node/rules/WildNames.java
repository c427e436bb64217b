package io.atr.node.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries whose names stand for many. Immutable; any thread.
 *
 * @param <T> the entries
 */
final class WildNames<T> {
    private final List<Wild<T>> wild = new ArrayList<>();

    private record Wild<T>(Wildcard name, T entry) {}

    /** @param entries in the file's order; those whose names have no {@code *} are left out */
    WildNames(List<T> entries, Function<T, String> name) {
        for (T entry : entries) {
            String text = name.apply(entry);
            if (Wildcard.isIn(text)) {
                wild.add(new Wild<>(new Wildcard(text), entry));
            }
        }
        wild.sort(
                Comparator.comparingInt((Wild<T> one) -> one.name().literals()).reversed());
    }

    /** The entry whose name stands for this one and says most of it; of several, the first of the file. */
    @Nullable
    T find(String name) {
        for (Wild<T> one : wild) {
            if (one.name().matches(name)) {
                return one.entry();
            }
        }
        return null;
    }
}
