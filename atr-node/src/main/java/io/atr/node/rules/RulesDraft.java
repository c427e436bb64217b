package io.atr.node.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a rule file as it was read, before senders and topics are brought together.
 */
record RulesDraft(TopicTable topics, List<SenderDraft> senders) {
    private static final Keys KEYS = Keys.of(
            "rule file",
            "version",
            "1",
            "default",
            "deny",
            "topics",
            "[{name: orders.new, id: 7}]",
            "senders",
            "[{name: feed, id: 1, publish: [\"orders.*\"]}]");
    private static final RulesDraft EMPTY = new RulesDraft(new TopicTable(), List.of());
    private static final String VERSION = "1";
    private static final String DEFAULT = "deny";

    /**
     * Reads a document; null stands for one without content.
     *
     * @param sections its lists of topics and senders, of which the document holds only that they are lists
     */
    static RulesDraft read(@Nullable Value root, RulesSections sections, Findings findings, Findings warnings) {
        Entry entry = root == null ? null : Entry.of(root, KEYS, "start with version: 1", findings);
        if (root == null) {
            findings.report(Place.START, "the file holds no rules", "start with version: 1");
        }
        if (entry == null) {
            return EMPTY;
        }
        if (!isVersionKnown(entry)) {
            return EMPTY;
        }
        checkDefault(entry);
        List<Value> topics = entry.list(RulesSections.TOPICS);
        List<Value> senders = entry.list(RulesSections.SENDERS);
        sections.tell(findings, warnings);
        if (topics != null && sections.topics() == 0) {
            warnings.report(entry.place(), "there are no topics, so every packet is refused", "add topics");
        }
        if (senders != null && sections.senders() == 0) {
            warnings.report(entry.place(), "there are no senders, so every packet is refused", "add senders");
        }
        return sections.draft();
    }

    /** Gives each sender its set of topics. Only for a draft without findings. */
    RuleBook resolve(Findings findings, Findings warnings) throws RulesException {
        Permissions permissions = new Permissions(topics);
        OddPatterns odd = new OddPatterns(permissions, warnings);
        List<SenderEntry> entries = new ArrayList<>(senders.size());
        for (SenderDraft sender : senders) {
            entries.add(sender.with(permissions.resolve(sender.publishTexts(), sender.denyTexts())));
            odd.check(sender);
            if (permissions.gaveUp()) {
                findings.report(
                        sender.place(),
                        "up to here, comparing patterns with topics took more than " + RulesLimits.STEPS + " steps",
                        "use fewer patterns, or patterns with one * at the end");
            } else if (permissions.differentSets() > RulesLimits.PERMISSION_SETS) {
                findings.report(
                        sender.place(),
                        "up to here, senders have more than " + RulesLimits.PERMISSION_SETS
                                + " different sets of topics",
                        "let more senders share the same publish and deny");
            }
            findings.throwIfAny();
        }
        return new RuleBook(
                topics, entries, new Sources(topics, senders), permissions.differentSets(), warnings.sorted());
    }

    /** Whether the rest of the file can be judged: of another version's keys and values nothing is known. */
    private static boolean isVersionKnown(Entry entry) {
        Value.Text version = entry.required("version");
        if (version == null || version.text().equals(VERSION)) {
            return true;
        }
        entry.findings()
                .report(
                        version.place(),
                        "version: " + Shown.of(version.text()) + " is not known, only 1 is",
                        "write version: 1");
        return false;
    }

    private static void checkDefault(Entry entry) {
        Value.Text fallback = entry.text("default");
        if (fallback != null && !fallback.text().equals(DEFAULT)) {
            entry.findings()
                    .report(
                            fallback.place(),
                            "default: " + Shown.of(fallback.text())
                                    + " is not possible: what no rule allows is refused",
                            "write default: deny, and publish: [\"*\"] for a sender that may do everything");
        }
    }
}
