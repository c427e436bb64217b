package io.atr.node.revision;

import io.atr.governance.Reason;
import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.node.rules.DecidingPattern;
import io.atr.node.rules.Place;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the rules as a shard does for the first packet of a sender on a topic. One packet, one thread. */
final class Explainer {
    private final RuleBook book;
    private final List<Step> steps = new ArrayList<>();

    private Explainer(RuleBook book) {
        this.book = book;
    }

    /**
     * Explains a verdict.
     *
     * @param sender an id, a name, an address or an endpoint
     * @param topic an id or a name
     */
    static Explanation explain(RuleBook book, String sender, String topic) {
        return new Explainer(book).explain(SoughtTopic.find(book, topic), SoughtSender.find(book, sender));
    }

    private Explanation explain(SoughtTopic topic, SoughtSender sender) {
        TopicEntry entry = topic.entry();
        steps.add(new Step("topic", entry == null ? null : book.place(entry), topic.how(), entry != null));
        if (entry == null) {
            return drop(topic, sender, Reason.E_GOV_UNKNOWN_TOPIC, topic.how());
        }
        SenderEntry known = sender.entry();
        steps.add(new Step("sender", known == null ? null : book.place(known), sender.how(), known != null));
        if (known == null) {
            return drop(topic, sender, Reason.E_GOV_UNKNOWN_SENDER, sender.how());
        }
        String refusal = permission(known, entry, topic.id());
        if (refusal != null) {
            return drop(topic, sender, Reason.E_GOV_DENYLISTED, refusal);
        }
        quota(known);
        bucket(entry);
        return new Explanation(
                topic.id(), known.id(), List.copyOf(steps), Reason.ALLOWED, "ALLOW " + conditions(known, entry));
    }

    /** Why the sender may not publish on the topic, or null when it may. */
    private @Nullable String permission(SenderEntry sender, TopicEntry topic, int id) {
        List<DecidingPattern> deciding = book.deciding(sender, id);
        List<DecidingPattern> denying =
                deciding.stream().filter(DecidingPattern::denies).toList();
        boolean permitted = denying.size() < deciding.size();
        for (DecidingPattern pattern : deciding) {
            String says = pattern.denies() ? "denies " + part(pattern) : "permits ";
            steps.add(new Step(
                    pattern.denies() ? "deny" : "publish",
                    new Place(pattern.line(), pattern.column()),
                    "\"" + pattern.pattern() + "\" " + says + topic.name(),
                    !pattern.denies()));
        }
        if (!permitted) {
            String none = "no publish pattern of " + sender.name() + " permits " + topic.name();
            steps.add(new Step("publish", book.place(sender), none, false));
            return none;
        }
        if (denying.isEmpty()) {
            steps.add(new Step("deny", null, "no deny pattern of " + sender.name() + " meets it", true));
            return null;
        }
        return "deny \"" + denying.getFirst().pattern() + "\" of " + sender.name() + " beats its publish";
    }

    private static String part(DecidingPattern pattern) {
        return pattern.whole() ? "" : "a part, and so all, of ";
    }

    private void quota(SenderEntry sender) {
        boolean free = sender.maxInFlight() == SenderRule.UNLIMITED;
        String what = free
                ? "no limit on packets in flight"
                : "up to " + Written.count(sender.maxInFlight(), "packet") + " in flight";
        steps.add(new Step("quota", book.place(sender), what, true));
    }

    private void bucket(TopicEntry topic) {
        String each = topic.isRange() ? "; each id has its own bucket" : "";
        String what = topic.rate() == TopicRule.UNLIMITED
                ? "no limit on the rate"
                : Written.rate(topic.rate()) + ", burst " + Written.count(topic.burst(), "packet") + each;
        steps.add(new Step("bucket", book.place(topic), what, true));
    }

    private static String conditions(SenderEntry sender, TopicEntry topic) {
        List<String> conditions = new ArrayList<>();
        if (sender.maxInFlight() != SenderRule.UNLIMITED) {
            conditions.add("fewer than " + sender.maxInFlight() + " packets of " + sender.name() + " are in flight");
        }
        if (topic.rate() != TopicRule.UNLIMITED) {
            conditions.add("the topic's bucket (" + Written.rate(topic.rate()) + ", burst " + topic.burst()
                    + ") holds a token");
        }
        return "while " + (conditions.isEmpty() ? "these rules are in force" : String.join(" and ", conditions));
    }

    private Explanation drop(SoughtTopic topic, SoughtSender sender, Reason reason, String why) {
        SenderEntry known = sender.entry();
        return new Explanation(
                topic.id(),
                known == null ? RuleBook.NONE : known.id(),
                List.copyOf(steps),
                reason,
                "DROP " + reason + ": " + why);
    }
}
