package io.atr.node.rules;

import io.atr.governance.TopicSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns patterns into sets of topics.
 *
 * <p>A topic whose own name has a {@code *} is published to only by a pattern that covers all that the name stands for,
 * and denied by any pattern that meets some of it, unless all that the pattern stands for belongs to a closer topic: in
 * doubt, no. So whoever may publish on a topic may do so under each name that belongs to it.
 */
final class Permissions {
    /** Sets of patterns that are kept, 8 KiB each at the most. */
    private static final int MOST_KEPT = 4096;

    private static final int WORDS = (RulesLimits.HIGHEST_ID + 1) / Long.SIZE;

    private final TopicTable topics;
    private final NameOrder plain;
    private final List<TopicEntry> wild;
    private final Effort effort = new Effort(RulesLimits.STEPS);
    private final Map<String, BitSet> published = new HashMap<>();
    private final Map<String, BitSet> denied = new HashMap<>();
    private final Map<List<List<String>>, TopicSet> resolved = new HashMap<>();
    private final Map<TopicSet, TopicSet> distinct = new HashMap<>();

    Permissions(TopicTable topics) {
        this.topics = topics;
        this.plain = new NameOrder(
                topics.names(),
                IntStream.range(0, topics.size())
                        .filter(i -> !topics.names().holds(i, Wildcard.ANY))
                        .toArray());
        this.wild = topics.wild();
    }

    /** Whether the patterns asked for more work than rules are worth; what was answered since is not complete. */
    boolean gaveUp() {
        return effort.isExhausted();
    }

    /** How many different sets were handed out. */
    int differentSets() {
        return distinct.size();
    }

    /** What the patterns allow together, less what others deny. Equal sets are one object. */
    TopicSet resolve(List<String> publish, List<String> deny) {
        return resolved.computeIfAbsent(List.of(publish, deny), key -> {
            BitSet topics = new BitSet();
            for (String pattern : publish) {
                topics.or(publishedBy(pattern));
            }
            for (String pattern : deny) {
                topics.andNot(deniedBy(pattern));
            }
            effort.spend((long) WORDS * (1 + publish.size() + deny.size()));
            return distinct.computeIfAbsent(TopicSet.of(topics), set -> set);
        });
    }

    /** The topics that a pattern allows. Not to be changed. */
    BitSet publishedBy(String pattern) {
        return kept(published, pattern, false);
    }

    /** The topics that a pattern denies. Not to be changed. */
    BitSet deniedBy(String pattern) {
        return kept(denied, pattern, true);
    }

    /** A topic that would be allowed but for a deny pattern that stands for a part of it only; null for none. */
    @Nullable
    TopicEntry deniedForAPart(List<String> publish, String deny) {
        if (wild.isEmpty()) {
            return null;
        }
        BitSet whole = publishedBy(deny);
        BitSet met = deniedBy(deny);
        for (TopicEntry topic : wild) {
            effort.spend(1 + publish.size());
            int id = topic.first();
            if (met.get(id)
                    && !whole.get(id)
                    && publish.stream().anyMatch(pattern -> publishedBy(pattern).get(id))) {
                return topic;
            }
        }
        return null;
    }

    private BitSet kept(Map<String, BitSet> known, String pattern, boolean denying) {
        BitSet ids = known.get(pattern);
        if (ids == null) {
            ids = find(new Wildcard(pattern), denying);
            if (known.size() < MOST_KEPT) {
                known.put(pattern, ids);
            }
        }
        return ids;
    }

    private BitSet find(Wildcard pattern, boolean denying) {
        BitSet ids = new BitSet();
        String prefix = pattern.prefix();
        boolean exact = !Wildcard.isIn(pattern.text());
        effort.spend(1L + pattern.text().length());
        for (int at = plain.first(prefix); plain.startsWith(at, prefix); at++) {
            if (effort.isExhausted()) {
                return ids;
            }
            int index = plain.index(at);
            if (pattern.matches(topics.names().get(index), effort)) {
                add(topics.first(index), topics.last(index), ids);
            } else if (exact) {
                break; // the name itself would be the first of those that start with it
            }
        }
        for (TopicEntry topic : wild) {
            if (effort.isExhausted()) {
                return ids;
            }
            if (pattern.matches(topic.name(), effort) || (denying && meetsPart(pattern, topic))) {
                add(topic.first(), topic.last(), ids);
            }
        }
        return ids;
    }

    private boolean meetsPart(Wildcard pattern, TopicEntry topic) {
        Wildcard name = new Wildcard(topic.name());
        return pattern.overlaps(name, effort) && !belongsCloser(pattern, name);
    }

    /** Whether all that the pattern stands for belongs to topics whose names say more than this one. */
    private boolean belongsCloser(Wildcard pattern, Wildcard name) {
        if (!Wildcard.isIn(pattern.text()) && topics.names().find(pattern.text()) != NameColumn.NONE) {
            return true;
        }
        for (TopicEntry topic : wild) {
            Wildcard other = new Wildcard(topic.name());
            effort.spend(name.text().length());
            if (other.literals() > name.literals() && other.matches(pattern.text(), effort)) {
                return true;
            }
        }
        return false;
    }

    private void add(int first, int last, BitSet ids) {
        effort.spend((last - first) / Long.SIZE + 1);
        ids.set(first, last + 1);
    }
}
