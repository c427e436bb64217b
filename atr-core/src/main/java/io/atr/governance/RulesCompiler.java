package io.atr.governance;

import static io.atr.governance.RulesLayout.*;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a {@link RuleSet} into the memory of one slot. Off the data path: takes what time it needs. */
final class RulesCompiler {
    private final ShardMap map;
    private final RulesLayout layout;

    RulesCompiler(ShardMap map, RulesLayout layout) {
        this.map = map;
        this.layout = layout;
    }

    /** Compiles into {@code parts}, one for each shard. */
    void compile(RuleSet rules, List<MemorySegment> parts) {
        List<TopicSet> sets = permissionSets(rules);
        parts.forEach(part -> part.fill((byte) 0));
        rules.topics().forEach(topic -> writeTopic(topic, parts));
        for (int i = 0; i < sets.size(); i++) {
            writeBitmap(sets.get(i), i + 1, rules, parts);
        }
        Map<TopicSet, Integer> bitmapOf = new HashMap<>();
        sets.forEach(set -> bitmapOf.put(set, bitmapOf.size() + 1));
        Map<TopicSet, Integer> shardsOf = new HashMap<>();
        sets.forEach(set -> shardsOf.put(set, countShards(set)));
        parts.forEach(this::writeNobody);
        for (SenderRule sender : rules.senders()) {
            int bitmap = bitmapOf.getOrDefault(sender.topics(), 0);
            writeSender(sender, bitmap, shardsOf.getOrDefault(sender.topics(), 0), parts);
        }
    }

    private List<TopicSet> permissionSets(RuleSet rules) {
        for (TopicRule topic : rules.topics()) {
            if (!map.knows(topic.id())) {
                throw new IllegalArgumentException(
                        "topic " + topic.id() + ": this bus has topics 0.." + (map.topics() - 1));
            }
        }
        List<TopicSet> sets = new ArrayList<>(
                rules.senders().stream().map(SenderRule::topics).distinct().toList());
        if (sets.size() >= layout.bitmaps()) {
            throw new IllegalArgumentException("the senders have " + sets.size()
                    + " different sets of topics; this bus has room for " + (layout.bitmaps() - 1));
        }
        for (SenderRule sender : rules.senders()) {
            if (sender.id() >= layout.senders()) {
                throw new IllegalArgumentException(
                        "sender " + sender.id() + ": this bus has senders 0.." + (layout.senders() - 1));
            }
        }
        return sets;
    }

    private void writeTopic(TopicRule topic, List<MemorySegment> parts) {
        MemorySegment part = parts.get(map.shard(topic.id()));
        long at = layout.topicAt(map.place(topic.id()));
        long capacity = topic.burst() * TOKEN;
        if (topic.isUnlimited()) {
            capacity = TopicRule.MAX * TOKEN;
        } else {
            Cells.set(part, at + RATE, topic.rate());
            Cells.set(part, at + TIME_TO_FULL, (capacity + topic.rate() - 1) / topic.rate());
        }
        Cells.set(part, at + CAPACITY, capacity);
        Cells.set(part, at + META, TOPIC_KNOWN | (long) topic.priority() << PRIORITY_SHIFT);
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

    /** Every sender may publish nowhere until it is written: its bitmap is the empty one. */
    private void writeNobody(MemorySegment part) {
        for (int sender = 0; sender < layout.senders(); sender++) {
            Cells.setInt(part, layout.senderAt(sender) + BITMAP, Math.toIntExact(layout.bitmapAt(0)));
        }
    }

    private void writeSender(SenderRule sender, int bitmap, int shards, List<MemorySegment> parts) {
        boolean split = shards > 1 && sender.maxInFlight() != SenderRule.UNLIMITED;
        for (MemorySegment part : parts) {
            long at = layout.senderAt(sender.id());
            Cells.setInt(part, at + BITMAP, Math.toIntExact(layout.bitmapAt(bitmap)));
            Cells.setInt(part, at + LIMIT, split ? Math.max(1, sender.maxInFlight() / shards) : sender.maxInFlight());
            Cells.setInt(part, at + QUOTA, sender.maxInFlight());
            Cells.setInt(part, at + FLAGS, SENDER_KNOWN | (split ? SENDER_SPLIT : 0));
        }
    }
}
