package io.atr.node.rules;

import io.atr.governance.TopicRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the list of topics. */
final class TopicSection {
    private static final Keys KEYS = Keys.of(
            "topic",
            "name",
            "orders.new",
            "id",
            "7",
            "ids",
            "100-199",
            "rate",
            "200/s",
            "burst",
            "50",
            "priority",
            "p2");
    private static final String EXAMPLE = "write {name: orders.new, id: 7, rate: 200/s, burst: 50}";
    private static final int USUAL_PRIORITY = 2;

    private final Findings findings;
    private final Names names;
    private final IdOwners owners;
    private final TopicTable topics = new TopicTable();
    /** Names of topics that are not in the table, or not yet, and where they stand. */
    private final Map<String, Place> others = new HashMap<>();

    TopicSection(Findings findings, Findings warnings) {
        this.findings = findings;
        this.names = new Names(findings, warnings, this::note);
        this.owners = new IdOwners("topics", findings);
    }

    /** Reads one; the next one of the list. */
    void read(Value value) {
        Entry entry = Entry.of(value, KEYS, EXAMPLE, findings);
        TopicEntry topic = entry == null ? null : read(entry);
        if (entry != null && topic != null) {
            Place named = others.remove(topic.name());
            topics.add(topic, entry.place(), named == null ? entry.place() : named);
        }
    }

    /** Those so far that have no finding. */
    TopicTable topics() {
        return topics;
    }

    private @Nullable Place note(String name, Place place) {
        int index = topics.names().find(name);
        return index == NameColumn.NONE ? others.putIfAbsent(name, place) : topics.namePlace(index);
    }

    private @Nullable TopicEntry read(Entry entry) {
        String name = names.read(entry);
        IdRange ids = ids(entry);
        Long rate = rate(entry);
        Long burst = burst(entry, rate);
        Integer priority = priority(entry);
        if (name == null || ids == null || rate == null || burst == null || priority == null) {
            return null;
        }
        return new TopicEntry(name, ids.first(), ids.last(), rate, burst, priority);
    }

    private @Nullable IdRange ids(Entry entry) {
        if (entry.has("id") == entry.has("ids")) {
            boolean both = entry.has("id");
            findings.report(
                    entry.place(),
                    both ? "this topic has both id and ids" : "this topic has neither id nor ids",
                    both ? "leave one of them out" : "add id: 7 or ids: 100-199");
            return null;
        }
        Value.Text text = entry.text(entry.has("id") ? "id" : "ids");
        if (text == null) {
            return null;
        }
        IdRange ids = entry.has("ids") ? IdRange.read(text, findings) : oneId(text);
        return ids != null && owners.claim(ids, text.place()) ? ids : null;
    }

    private @Nullable IdRange oneId(Value.Text text) {
        Long id = IdRange.id(text.place(), text.text(), "id", findings);
        return id == null ? null : new IdRange(id.intValue(), id.intValue());
    }

    private @Nullable Long rate(Entry entry) {
        if (!entry.has("rate")) {
            return TopicRule.UNLIMITED;
        }
        Value.Text text = entry.text("rate");
        return text == null ? null : Rate.read(text, findings);
    }

    /** The burst; without one, what the rate lets pass in a second. */
    private @Nullable Long burst(Entry entry, @Nullable Long rate) {
        if (!entry.has("burst")) {
            return rate == null || rate == TopicRule.UNLIMITED ? TopicRule.MAX : rate;
        }
        if (!entry.has("rate")) {
            findings.report(entry.place(), "this topic has a burst but no rate", "add rate: 200/s or drop the burst");
        }
        return entry.number("burst", 1, RulesLimits.MOST_PACKETS, "write a number of packets, like 50");
    }

    private @Nullable Integer priority(Entry entry) {
        if (!entry.has("priority")) {
            return USUAL_PRIORITY;
        }
        Value.Text text = entry.text("priority");
        if (text == null) {
            return null;
        }
        String value = text.text();
        if (value.length() != 2 || value.charAt(0) != 'p' || value.charAt(1) < '0' || value.charAt(1) > '7') {
            findings.report(
                    text.place(), "priority: " + Shown.of(value) + " is none of p0..p7", "write p2 for the usual one");
            return null;
        }
        return value.charAt(1) - '0';
    }
}
