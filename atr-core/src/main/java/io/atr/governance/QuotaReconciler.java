package io.atr.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the quotas of senders whose topics lie in several shards split by demand, without a counter that shards share.
 * One control thread calls {@link #reconcile} every few milliseconds. Within one period a shard may refuse packets that
 * its sender's quota, taken as a whole, would have allowed; never are more than {@code max(quota, shards)} in flight. When
 * a quota changes, or the shards in which it is used, what is in flight under the old split comes on top until it has
 * been passed, and what a shard may still admit under it until the next step.
 */
public final class QuotaReconciler {
    private final ShardMap map;
    private final List<QuotaShard> shards;
    private final Map<Integer, SplitQuota> known = new HashMap<>();
    private List<SplitQuota> current = List.of();
    private @Nullable RuleSet rules;

    /** A reconciler for all shards of a bus. */
    public QuotaReconciler(ShardMap map, List<QuotaShard> shards) {
        this.map = map;
        this.shards = List.copyOf(shards);
    }

    /**
     * One step.
     *
     * @param inForce the rules in force; the same object as before where they have not changed
     * @return how many split quotas there are
     */
    public int reconcile(RuleSet inForce) {
        if (!inForce.equals(rules)) {
            rules = inForce;
            current = splits(inForce);
        }
        current.forEach(SplitQuota::reconcile);
        return current.size();
    }

    private List<SplitQuota> splits(RuleSet inForce) {
        Map<TopicSet, List<QuotaShard>> members = new HashMap<>();
        List<SplitQuota> splits = new ArrayList<>();
        for (SenderRule sender : inForce.senders()) {
            List<QuotaShard> among = members.computeIfAbsent(sender.topics(), this::shardsOf);
            if (among.size() > 1 && sender.maxInFlight() != SenderRule.UNLIMITED) {
                splits.add(split(sender, among));
            }
        }
        return splits;
    }

    /** Rules that come and go between two that agree on a quota find its split as it was. */
    private SplitQuota split(SenderRule sender, List<QuotaShard> among) {
        SplitQuota before = known.get(sender.id());
        if (before != null && before.fits(sender.maxInFlight(), among)) {
            return before;
        }
        if (before != null) {
            before.withdraw();
        }
        SplitQuota fresh = new SplitQuota(sender.id(), sender.maxInFlight(), among);
        known.put(sender.id(), fresh);
        return fresh;
    }

    private List<QuotaShard> shardsOf(TopicSet topics) {
        TreeSet<Integer> seen = new TreeSet<>();
        for (int topic = topics.next(0); topic >= 0 && map.knows(topic); topic = topics.next(topic + 1)) {
            seen.add(map.shard(topic));
        }
        return seen.stream().map(shards::get).toList();
    }
}
