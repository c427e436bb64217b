package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.TopicEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What differs between two books of rules, id by id. One thread: senders work out their gains and losses when asked.
 *
 * @param topics by id
 * @param senders by id; each one whose name, address, quota or set of topics differs, or that is in one book only
 */
record RulesDiff(List<TopicChange> topics, List<SenderChange> senders) {
    /** Compares two books. The order of their entries does not count. */
    static RulesDiff of(RuleBook before, RuleBook after) {
        return new RulesDiff(List.copyOf(topics(before, after)), List.copyOf(senders(before, after)));
    }

    boolean isEmpty() {
        return topics.isEmpty() && senders.isEmpty();
    }

    private static List<TopicChange> topics(RuleBook before, RuleBook after) {
        List<TopicChange> changes = new ArrayList<>();
        int end = Math.max(before.topicLimit(), after.topicLimit());
        for (int id = 0; id < end; ) {
            TopicEntry was = before.topic(id);
            TopicEntry is = after.topic(id);
            int last = id;
            while (last + 1 < end
                    && Objects.equals(was, before.topic(last + 1))
                    && Objects.equals(is, after.topic(last + 1))) {
                last++;
            }
            TopicChange change = new TopicChange(id, last, was, is);
            if (change.isReal()) {
                changes.add(change);
            }
            id = last + 1;
        }
        return changes;
    }

    private static List<SenderChange> senders(RuleBook before, RuleBook after) {
        TreeSet<Integer> ids = new TreeSet<>();
        before.senders().forEach(sender -> ids.add(sender.id()));
        after.senders().forEach(sender -> ids.add(sender.id()));
        List<SenderChange> changes = new ArrayList<>();
        TopicSpans.Memo gained = new TopicSpans.Memo(after);
        TopicSpans.Memo lost = new TopicSpans.Memo(before);
        for (int id : ids) {
            SenderChange change = new SenderChange(id, before.sender(id), after.sender(id), gained, lost);
            if (change.isReal()) {
                changes.add(change);
            }
        }
        return changes;
    }
}
