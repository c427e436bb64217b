package io.atr.governance;

import static io.atr.governance.RulesLayout.CAPACITY;
import static io.atr.governance.RulesLayout.FLAGS;
import static io.atr.governance.RulesLayout.META;
import static io.atr.governance.RulesLayout.PRIORITY_SHIFT;
import static io.atr.governance.RulesLayout.QUOTA;
import static io.atr.governance.RulesLayout.RATE;
import static io.atr.governance.RulesLayout.SENDER_CLASS_BYTES;
import static io.atr.governance.RulesLayout.SENDER_KNOWN;
import static io.atr.governance.RulesLayout.TERMS;
import static io.atr.governance.RulesLayout.TIME_TO_FULL;
import static io.atr.governance.RulesLayout.TOKEN;
import static io.atr.governance.RulesLayout.TOPIC_CLASS_BYTES;
import static io.atr.governance.RulesLayout.TOPIC_KNOWN;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Writes one shard's part of compiled rules, a class for every different rule. Control thread. */
final class RulesPart {
    private record TopicClass(long rate, long burst, int priority) {}

    private record SenderClass(int bitmap, int limit, int quota, boolean split, int flags) {}

    private final MemorySegment memory;
    private final RulesLayout layout;
    private final Map<TopicClass, Integer> topicClasses = new HashMap<>();
    private final Map<SenderClass, Integer> senderClasses = new HashMap<>();

    /** Begins with a part in which no topic and no sender is known. */
    RulesPart(MemorySegment memory, RulesLayout layout) {
        this.memory = memory;
        this.layout = layout;
        memory.fill((byte) 0);
        writeSenderClass(0, new SenderClass(0, 0, 0, false, 0));
    }

    void topic(int place, TopicRule rule) {
        TopicClass kind = new TopicClass(rule.rate(), rule.burst(), rule.priority());
        int offset = topicClasses.computeIfAbsent(kind, this::writeTopicClass);
        Cells.setInt(memory, layout.topicIndexAt(place), offset);
    }

    void sender(SenderRule rule, Permissions permissions) {
        int shards = permissions.shards();
        boolean split = shards > 1 && rule.maxInFlight() != SenderRule.UNLIMITED;
        int limit = split ? Math.max(1, rule.maxInFlight() / shards) : rule.maxInFlight();
        SenderClass kind = new SenderClass(permissions.bitmap(), limit, rule.maxInFlight(), split, SENDER_KNOWN);
        int offset = senderClasses.computeIfAbsent(kind, this::writeSenderClass);
        Cells.setInt(memory, layout.senderIndexAt(rule.id()), offset);
    }

    private int writeTopicClass(TopicClass kind) {
        int offset = (topicClasses.size() + 1) * TOPIC_CLASS_BYTES;
        long at = layout.topicClasses() + offset;
        long capacity = kind.burst() * TOKEN;
        if (kind.rate() == TopicRule.UNLIMITED) {
            capacity = TopicRule.MAX * TOKEN;
        } else {
            Cells.set(memory, at + RATE, kind.rate());
            Cells.set(memory, at + TIME_TO_FULL, (capacity + kind.rate() - 1) / kind.rate());
        }
        Cells.set(memory, at + CAPACITY, capacity);
        Cells.set(memory, at + META, TOPIC_KNOWN | (long) kind.priority() << PRIORITY_SHIFT);
        return offset;
    }

    private int writeSenderClass(SenderClass kind) {
        int offset = (senderClasses.size() + 1) * SENDER_CLASS_BYTES;
        writeSenderClass(offset, kind);
        return offset;
    }

    private void writeSenderClass(int offset, SenderClass kind) {
        long at = layout.senderClasses() + offset;
        int bitmap = Math.toIntExact(layout.bitmapAt(kind.bitmap()));
        Cells.set(memory, at + TERMS, RulesLayout.terms(bitmap, kind.limit(), kind.split()));
        Cells.setInt(memory, at + QUOTA, kind.quota());
        Cells.setInt(memory, at + FLAGS, kind.flags());
    }
}
