package io.atr.node.rules;

/**
 * Reads topics and senders one by one as they are parsed, so that a large file is never held as a tree. What is wrong with them is kept
 * until it is known that the file is one of rules, and of a version that is understood.
 */
final class RulesSections implements YamlTree.Lists {
    static final String TOPICS = "topics";
    static final String SENDERS = "senders";

    private final Findings findings;
    private final Findings warnings;
    private final TopicSection topics;
    private final SenderSection senders;
    private int topicCount;
    private int senderCount;

    /** @param file what findings call it */
    RulesSections(String file) {
        findings = new Findings(file);
        warnings = new Findings(file);
        topics = new TopicSection(findings, warnings);
        senders = new SenderSection(findings, warnings);
    }

    @Override
    public boolean takes(String key) {
        return key.equals(TOPICS) || key.equals(SENDERS);
    }

    @Override
    public void item(String key, Value value) {
        if (key.equals(TOPICS)) {
            topicCount++;
            topics.read(value);
        } else {
            senderCount++;
            senders.read(value);
        }
    }

    /** Values in the list of topics. */
    int topics() {
        return topicCount;
    }

    /** Values in the list of senders. */
    int senders() {
        return senderCount;
    }

    /** Adds what was found to what else was found in the file. */
    void tell(Findings findings, Findings warnings) {
        findings.addAll(this.findings);
        warnings.addAll(this.warnings);
    }

    RulesDraft draft() {
        return new RulesDraft(topics.topics(), senders.senders());
    }
}
