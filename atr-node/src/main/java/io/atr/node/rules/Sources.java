package io.atr.node.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the entries of a rule file stand in it, and the patterns of its senders. Immutable; any thread. */
final class Sources {
    private final TopicTable topics;
    private final Map<Integer, SenderDraft> senders = new HashMap<>();

    Sources(TopicTable topics, List<SenderDraft> senders) {
        this.topics = topics;
        senders.forEach(sender -> this.senders.put(sender.id(), sender));
    }

    Place topic(TopicEntry topic) {
        int index = topics.names().find(topic.name());
        return index == NameColumn.NONE ? Place.FILE : topics.place(index);
    }

    Place sender(SenderEntry sender) {
        SenderDraft draft = senders.get(sender.id());
        return draft == null ? Place.FILE : draft.place();
    }

    /** The patterns of a sender that meet a topic, by {@code permissions} over the same file's topics. */
    List<DecidingPattern> deciding(SenderEntry sender, int topic, Permissions permissions) {
        List<DecidingPattern> found = new ArrayList<>();
        SenderDraft draft = senders.get(sender.id());
        if (draft == null) {
            return found;
        }
        for (Value.Text text : draft.publish()) {
            if (permissions.publishedBy(text.text()).get(topic)) {
                found.add(pattern(text, false, true));
            }
        }
        for (Value.Text text : draft.deny()) {
            if (permissions.deniedBy(text.text()).get(topic)) {
                boolean whole = permissions.publishedBy(text.text()).get(topic);
                found.add(pattern(text, true, whole));
            }
        }
        return found;
    }

    private static DecidingPattern pattern(Value.Text text, boolean denies, boolean whole) {
        Place place = text.place();
        return new DecidingPattern(place.line(), place.column(), denies, text.text(), whole);
    }
}
