package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles a {@link RuleSet} into the memory of one slot, a part for each shard. Takes what time it needs. */
final class RulesCompiler {
    private final ShardMap map;
    private final RulesLayout layout;

    RulesCompiler(ShardMap map, RulesLayout layout) {
        this.map = map;
        this.layout = layout;
    }

    /**
     * Compiles into {@code parts}, one for each shard.
     *
     * @throws IllegalArgumentException when the rules do not fit the bus; nothing is written then
     */
    void compile(RuleSet rules, List<MemorySegment> parts) {
        Map<TopicSet, Permissions> permissions = check(rules);
        List<RulesPart> written =
                parts.stream().map(part -> new RulesPart(part, layout)).toList();
        for (TopicRule topic : rules.topics()) {
            written.get(map.shard(topic.id())).topic(map.place(topic.id()), topic);
        }
        permissions.forEach((set, to) -> writeBitmap(set, to.bitmap(), rules, parts));
        for (SenderRule sender : rules.senders()) {
            Permissions to = permissions.getOrDefault(sender.topics(), Permissions.NONE);
            written.forEach(part -> part.sender(sender, to));
        }
    }

    /** Checks that everything fits, and gives each different set of topics a bitmap. */
    Map<TopicSet, Permissions> check(RuleSet rules) {
        for (TopicRule topic : rules.topics()) {
            if (!map.knows(topic.id())) {
                throw new IllegalArgumentException(
                        "topic " + topic.id() + ": this bus has topics 0.." + (map.topics() - 1));
            }
        }
        Map<TopicSet, Permissions> permissions = new HashMap<>();
        for (SenderRule sender : rules.senders()) {
            if (sender.id() >= layout.senders()) {
                throw new IllegalArgumentException(
                        "sender " + sender.id() + ": this bus has senders 0.." + (layout.senders() - 1));
            }
            permissions.computeIfAbsent(
                    sender.topics(), set -> new Permissions(permissions.size() + 1, countShards(set)));
        }
        if (permissions.size() >= layout.bitmaps()) {
            throw new IllegalArgumentException("the senders have " + permissions.size()
                    + " different sets of topics; this bus has room for " + (layout.bitmaps() - 1)
                    + ": raise Limits.permissionSets");
        }
        return permissions;
    }

    /** Sets the bits of topics that are in the set and in the rules: a set may name more topics than there are. */
    private void writeBitmap(TopicSet set, int bitmap, RuleSet rules, List<MemorySegment> parts) {
        for (TopicRule topic : rules.topics()) {
            if (set.contains(topic.id())) {
                int place = map.place(topic.id());
                long at = layout.bitmapAt(bitmap) + ((place >>> 6) << 3);
                MemorySegment part = parts.get(map.shard(topic.id()));
                Cells.set(part, at, Cells.get(part, at) | 1L << place);
            }
        }
    }

    private int countShards(TopicSet set) {
        boolean[] seen = new boolean[map.shards()];
        int count = 0;
        for (int topic = set.next(0); topic >= 0 && map.knows(topic); topic = set.next(topic + 1)) {
            int shard = map.shard(topic);
            count += seen[shard] ? 0 : 1;
            seen[shard] = true;
        }
        return count;
    }
}
