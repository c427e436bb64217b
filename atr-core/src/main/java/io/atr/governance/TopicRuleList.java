package io.atr.governance;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Rules of topics in columns, each made as it is asked for: 64 Ki of them are four arrays, and not as many objects that a collector, which
 * stops shards too, would have to copy. Immutable; any thread.
 */
final class TopicRuleList extends AbstractList<TopicRule> implements RandomAccess {
    private final int[] ids;
    private final long[] rates;
    private final long[] bursts;
    private final byte[] priorities;

    private TopicRuleList(int[] ids, long[] rates, long[] bursts, byte[] priorities) {
        this.ids = ids;
        this.rates = rates;
        this.bursts = bursts;
        this.priorities = priorities;
    }

    static TopicRuleList copyOf(List<TopicRule> rules) {
        if (rules instanceof TopicRuleList columns) {
            return columns;
        }
        Builder builder = new Builder();
        rules.forEach(builder::add);
        return builder.build();
    }

    @Override
    public TopicRule get(int index) {
        return new TopicRule(ids[index], rates[index], bursts[index], priorities[index]);
    }

    @Override
    public int size() {
        return ids.length;
    }

    /** Collects rules; one thread. */
    static final class Builder {
        private static final int LEAST = 16;

        private int[] ids = new int[LEAST];
        private long[] rates = new long[LEAST];
        private long[] bursts = new long[LEAST];
        private byte[] priorities = new byte[LEAST];
        private int size;

        void add(TopicRule rule) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                rates = Arrays.copyOf(rates, 2 * size);
                bursts = Arrays.copyOf(bursts, 2 * size);
                priorities = Arrays.copyOf(priorities, 2 * size);
            }
            ids[size] = rule.id();
            rates[size] = rule.rate();
            bursts[size] = rule.burst();
            priorities[size++] = (byte) rule.priority();
        }

        TopicRuleList build() {
            return new TopicRuleList(
                    Arrays.copyOf(ids, size),
                    Arrays.copyOf(rates, size),
                    Arrays.copyOf(bursts, size),
                    Arrays.copyOf(priorities, size));
        }
    }
}
