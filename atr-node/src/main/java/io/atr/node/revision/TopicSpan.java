package io.atr.node.revision;

import io.atr.governance.TopicSet;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.TopicEntry;
import java.util.ArrayList;
import java.util.List;

/** Ids next to each other that belong to one topic. */
record TopicSpan(String name, int first, int last) {
    /** How many ids. */
    int ids() {
        return last - first + 1;
    }

    /** What is in one set and not in the other, named by the book that the first is of. */
    static List<TopicSpan> less(TopicSet these, TopicSet others, RuleBook book) {
        List<TopicSpan> spans = new ArrayList<>();
        for (int id = these.next(0); id >= 0; id = these.next(id + 1)) {
            TopicEntry topic = book.topic(id);
            if (others.contains(id) || topic == null) {
                continue;
            }
            TopicSpan last = spans.isEmpty() ? null : spans.getLast();
            if (last != null && last.last() == id - 1 && last.name().equals(topic.name())) {
                spans.set(spans.size() - 1, new TopicSpan(last.name(), last.first(), id));
            } else {
                spans.add(new TopicSpan(topic.name(), id, id));
            }
        }
        return spans;
    }
}
