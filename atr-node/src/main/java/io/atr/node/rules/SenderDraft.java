package io.atr.node.rules;

import io.atr.governance.TopicSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sender as it was read, before its patterns are held against the topics. */
record SenderDraft(
        Place place,
        String name,
        int id,
        @Nullable String address,
        List<Value.Text> publish,
        List<Value.Text> deny,
        int maxInFlight) {
    List<String> publishTexts() {
        return texts(publish);
    }

    List<String> denyTexts() {
        return texts(deny);
    }

    private static List<String> texts(List<Value.Text> patterns) {
        return patterns.stream().map(Value.Text::text).toList();
    }

    SenderEntry with(TopicSet topics) {
        return new SenderEntry(name, id, address, topics, maxInFlight);
    }
}
