package io.atr.node.rules;

import java.util.BitSet;

/** Warns of patterns that do something else than their author may think. */
final class OddPatterns {
    private final Permissions permissions;
    private final Findings warnings;

    OddPatterns(Permissions permissions, Findings warnings) {
        this.permissions = permissions;
        this.warnings = warnings;
    }

    void check(SenderDraft sender) {
        for (Value.Text pattern : sender.publish()) {
            checkMatches("publish", pattern, permissions.publishedBy(pattern.text()));
        }
        for (Value.Text pattern : sender.deny()) {
            checkMatches("deny", pattern, permissions.deniedBy(pattern.text()));
            checkWhole(sender, pattern);
        }
    }

    private void checkMatches(String key, Value.Text pattern, BitSet topics) {
        if (topics.isEmpty()) {
            warnings.report(
                    pattern.place(),
                    key + ": " + pattern.text() + " matches no topic",
                    "compare it with the topics' names");
        }
    }

    private void checkWhole(SenderDraft sender, Value.Text deny) {
        TopicEntry topic = permissions.deniedForAPart(sender.publishTexts(), deny.text());
        if (topic != null) {
            boolean closer = literals(deny.text()) > literals(topic.name());
            warnings.report(
                    deny.place(),
                    "deny: " + deny.text() + " stands for a part of topic " + topic.name() + " and denies all of it",
                    closer
                            ? "add a topic named " + deny.text() + " to deny that part alone"
                            : "write deny: [\"" + topic.name() + "\"] if that is meant");
        }
    }

    private static int literals(String text) {
        return new Wildcard(text).literals();
    }
}
