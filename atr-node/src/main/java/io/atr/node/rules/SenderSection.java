package io.atr.node.rules;

import io.atr.governance.SenderRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the list of senders. */
final class SenderSection {
    private static final Keys KEYS = Keys.of(
            "sender",
            "name",
            "feed",
            "id",
            "1",
            "address",
            "10.0.0.1",
            "publish",
            "[\"orders.*\"]",
            "deny",
            "[\"orders.test.*\"]",
            "max_in_flight",
            "4096");
    private static final String EXAMPLE = "write {name: feed, id: 1, publish: [\"orders.*\"]}";

    private final Findings findings;
    private final Names names;
    private final IdOwners owners;
    private final Map<String, Place> addresses = new HashMap<>();
    private final List<SenderDraft> senders = new ArrayList<>();

    SenderSection(Findings findings, Findings warnings) {
        this.findings = findings;
        this.names = new Names(findings, warnings, new HashMap<String, Place>()::putIfAbsent);
        this.owners = new IdOwners("senders", findings);
    }

    /** Reads one; the next one of the list. */
    void read(Value value) {
        Entry entry = Entry.of(value, KEYS, EXAMPLE, findings);
        SenderDraft sender = entry == null ? null : read(entry);
        if (sender != null) {
            senders.add(sender);
        }
    }

    /** Those so far that have no finding. */
    List<SenderDraft> senders() {
        return senders;
    }

    /** Every key is read, also behind a finding: an author wants to hear of all of them. */
    private @Nullable SenderDraft read(Entry entry) {
        String name = names.read(entry);
        Integer id = id(entry);
        String address = address(entry);
        List<Value.Text> publish = patterns(entry, "publish");
        List<Value.Text> deny = patterns(entry, "deny");
        Integer maxInFlight = maxInFlight(entry);
        if (!entry.has("publish")) {
            findings.report(
                    entry.place(),
                    "this sender has no publish",
                    "add publish: [\"orders.*\"], or publish: [] for a sender that may publish nothing");
        }
        if (name == null || id == null || publish == null || deny == null || maxInFlight == null) {
            return null;
        }
        return new SenderDraft(entry.place(), name, id, address, publish, deny, maxInFlight);
    }

    private @Nullable Integer id(Entry entry) {
        Value.Text text = entry.required("id");
        Long id = text == null ? null : IdRange.id(text.place(), text.text(), "id", findings);
        if (text == null || id == null) {
            return null;
        }
        IdRange one = new IdRange(id.intValue(), id.intValue());
        return owners.claim(one, text.place()) ? Integer.valueOf(one.first()) : null;
    }

    /** Null for none, or after a finding. */
    private @Nullable String address(Entry entry) {
        Value.Text text = entry.text("address");
        if (text == null) {
            return null;
        }
        Address address = Address.parse(text.text());
        if (address == null && !text.text().equals(SenderEntry.ANY_ADDRESS)) {
            findings.report(
                    text.place(),
                    "address: " + Shown.of(text.text()) + " is not an IP address",
                    "write one address, like 10.0.0.1 or ff02::1, or \"*\" for any");
            return null;
        }
        if (address == null) {
            return SenderEntry.ANY_ADDRESS; // several may have it: a caller that names its sender does not look it up
        }
        String normal = address.toString();
        Place other = addresses.putIfAbsent(normal, text.place());
        if (other != null) {
            findings.report(
                    text.place(),
                    "address: " + normal + " belongs to two senders, the other at " + findings.at(other),
                    "give each address to one sender");
        }
        return normal;
    }

    private @Nullable List<Value.Text> patterns(Entry entry, String key) {
        List<Value.Text> patterns = entry.texts(key);
        if (patterns != null) {
            patterns.forEach(pattern -> Names.check(pattern, key, findings));
        }
        return patterns;
    }

    private @Nullable Integer maxInFlight(Entry entry) {
        if (!entry.has("max_in_flight")) {
            return SenderRule.UNLIMITED;
        }
        Long most = entry.number(
                "max_in_flight",
                1,
                RulesLimits.MOST_PACKETS,
                "write a number of packets, or leave it out for no limit");
        return most == null ? null : Integer.valueOf(most.intValue());
    }
}
