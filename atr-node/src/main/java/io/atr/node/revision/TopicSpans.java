package io.atr.node.revision;

import io.atr.governance.TopicSet;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.TopicEntry;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** Spans of topic ids, in order, and how many ids they hold. Immutable. */
final class TopicSpans extends AbstractList<TopicSpan> implements RandomAccess {
    private final List<TopicSpan> spans;
    private final long ids;

    private TopicSpans(List<TopicSpan> spans) {
        this.spans = spans;
        this.ids = spans.stream().mapToLong(TopicSpan::ids).sum();
    }

    /** What is in one set and not in the other, named by the book that the first is of. */
    static TopicSpans less(TopicSet these, TopicSet others, RuleBook book) {
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
        return new TopicSpans(spans);
    }

    /** How many ids all of them hold. */
    long ids() {
        return ids;
    }

    @Override
    public TopicSpan get(int i) {
        return spans.get(i);
    }

    @Override
    public int size() {
        return spans.size();
    }

    /**
     * Answers the same question for many senders: most of them have equal sets. It keeps a few answers only, since 64 Ki
     * senders that may publish on 64 Ki topics each would take more memory than there is. One thread.
     */
    static final class Memo {
        private static final int KEPT = 16;

        private record Sets(TopicSet these, TopicSet others) {}

        private final RuleBook book;
        private final Map<Sets, TopicSpans> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Sets, TopicSpans> eldest) {
                return size() > KEPT;
            }
        };

        /** @param book that names the ids */
        Memo(RuleBook book) {
            this.book = book;
        }

        /** As {@link TopicSpans#less}. */
        TopicSpans less(TopicSet these, TopicSet others) {
            return kept.computeIfAbsent(
                    new Sets(these, others), sets -> TopicSpans.less(sets.these(), sets.others(), book));
        }
    }
}
