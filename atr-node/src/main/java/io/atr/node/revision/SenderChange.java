package io.atr.node.revision;

import io.atr.governance.TopicSet;
import io.atr.node.rules.SenderEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender of whom the rules say something else now.
 *
 * @param id its id
 * @param before what they said, or null
 * @param after what they say, or null
 * @param gained names what it gained
 * @param lost names what it lost
 */
record SenderChange(
        int id,
        @Nullable SenderEntry before,
        @Nullable SenderEntry after,
        TopicSpans.Memo gained,
        TopicSpans.Memo lost) {
    /** Where it may publish now and might not; all of its topics when it is new. */
    TopicSpans gains() {
        return gained.less(topics(after), topics(before));
    }

    /** Where it might publish and may not now; all of its topics when it is gone. */
    TopicSpans losses() {
        return lost.less(topics(before), topics(after));
    }

    Kind kind() {
        return Kind.of(before, after);
    }

    /** The present name, or the last one. */
    String name() {
        return after != null ? after.name() : before == null ? "" : before.name();
    }

    /** What differs besides topics; empty where a sender came or went. */
    List<FieldChange> fields() {
        List<FieldChange> fields = new ArrayList<>();
        if (before != null && after != null) {
            FieldChange.note(fields, "name", before.name(), after.name());
            FieldChange.note(fields, "address", address(before), address(after));
            FieldChange.note(fields, "quota", Written.quota(before.maxInFlight()), Written.quota(after.maxInFlight()));
        }
        return fields;
    }

    /** Whether anything differs. */
    boolean isReal() {
        return kind() != Kind.CHANGED || !fields().isEmpty() || !topics(before).equals(topics(after));
    }

    private static TopicSet topics(@Nullable SenderEntry sender) {
        return sender == null ? TopicSet.NONE : sender.topics();
    }

    /** An address, or {@code none}. */
    static String address(SenderEntry sender) {
        return sender.address() == null ? "none" : sender.address();
    }
}
