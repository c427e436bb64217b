package io.atr.node.revision;

import io.atr.node.rules.TopicEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids next to each other of which the rules say something else now, the same of each.
 *
 * @param first the lowest id
 * @param last the highest id
 * @param before the topic that they were, or null
 * @param after the topic that they are, or null
 */
record TopicChange(
        int first,
        int last,
        @Nullable TopicEntry before,
        @Nullable TopicEntry after) {
    Kind kind() {
        return Kind.of(before, after);
    }

    /** The present name, or the last one. */
    String name() {
        return after != null ? after.name() : before == null ? "" : before.name();
    }

    /** What differs; empty where a topic came or went, and where nothing that is judged by differs. */
    List<FieldChange> fields() {
        List<FieldChange> fields = new ArrayList<>();
        if (before != null && after != null) {
            FieldChange.note(fields, "name", before.name(), after.name());
            FieldChange.note(fields, "rate", Written.rate(before.rate()), Written.rate(after.rate()));
            FieldChange.note(fields, "burst", Written.burst(before), Written.burst(after));
            FieldChange.note(fields, "priority", Written.priority(before), Written.priority(after));
        }
        return fields;
    }

    /** Whether anything differs. */
    boolean isReal() {
        return (before == null) != (after == null) || !fields().isEmpty();
    }
}
