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
import static io.atr.governance.RulesLayout.terms;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/** Writes one shard's part of compiled rules, a class for every different rule. Control thread. */
final class RulesPart {
    private final MemorySegment memory;
    private final RulesLayout layout;
    private final ClassTable topicClasses;
    private final ClassTable senderClasses;

    /** Begins with a part in which no topic and no sender is known. */
    RulesPart(MemorySegment memory, RulesLayout layout) {
        this.memory = memory;
        this.layout = layout;
        this.topicClasses = new ClassTable(memory, layout.topicClasses(), TOPIC_CLASS_BYTES);
        this.senderClasses = new ClassTable(memory, layout.senderClasses(), SENDER_CLASS_BYTES);
        memory.fill((byte) 0);
        Cells.set(memory, layout.senderClasses() + TERMS, terms(Math.toIntExact(layout.bitmapAt(0)), 0, false));
    }

    void topic(int place, TopicRule rule) {
        long at = topicClasses.next();
        long capacity = (rule.isUnlimited() ? TopicRule.MAX : rule.burst()) * TOKEN;
        Cells.set(memory, at + RATE, rule.rate());
        Cells.set(memory, at + TIME_TO_FULL, rule.isUnlimited() ? 0 : (capacity + rule.rate() - 1) / rule.rate());
        Cells.set(memory, at + CAPACITY, capacity);
        Cells.set(memory, at + META, TOPIC_KNOWN | (long) rule.priority() << PRIORITY_SHIFT);
        Cells.setInt(memory, layout.topicIndexAt(place), topicClasses.intern());
    }

    void sender(SenderRule rule, Permissions permissions) {
        int shards = permissions.shards();
        boolean split = shards > 1 && rule.maxInFlight() != SenderRule.UNLIMITED;
        int limit = split ? Math.max(1, rule.maxInFlight() / shards) : rule.maxInFlight();
        long at = senderClasses.next();
        Cells.set(memory, at + TERMS, terms(Math.toIntExact(layout.bitmapAt(permissions.bitmap())), limit, split));
        Cells.setInt(memory, at + QUOTA, rule.maxInFlight());
        Cells.setInt(memory, at + FLAGS, SENDER_KNOWN);
        Cells.setInt(memory, layout.senderIndexAt(rule.id()), senderClasses.intern());
    }
}
