package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.TopicEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What differs between two books of rules, id by id. One thread: senders work out their gains and losses when asked.
 *
 * @param changed topics by id
 * @param senders by id; each one whose name, address, quota or set of topics differs, or that is in one book only
 */
record RulesDiff(TopicChanges changed, List<SenderChange> senders) {
    /** Compares two books. The order of their entries does not count. */
    static RulesDiff of(RuleBook before, RuleBook after) {
        return of(before, after, Integer.MAX_VALUE);
    }

    /** The same; of changed topics only the first ones are kept. */
    static RulesDiff of(RuleBook before, RuleBook after, int mostTopics) {
        return new RulesDiff(topics(before, after, mostTopics), List.copyOf(senders(before, after)));
    }

    boolean isEmpty() {
        return changed.count() == 0 && senders.isEmpty();
    }

    /** Changed topics, as many as are kept. */
    List<TopicChange> topics() {
        return changed.first();
    }

    private static TopicChanges topics(RuleBook before, RuleBook after, int most) {
        TopicChanges changes = new TopicChanges(most);
        int end = Math.max(before.topicLimit(), after.topicLimit());
        for (int id = 0; id < end; ) {
            TopicEntry was = before.topic(id);
            TopicEntry is = after.topic(id);
            int next = Math.min(end, Math.min(before.nextTopic(id), after.nextTopic(id)));
            TopicChange change = new TopicChange(id, next - 1, was, is);
            if (change.isReal()) {
                changes.add(change);
            }
            id = next;
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
