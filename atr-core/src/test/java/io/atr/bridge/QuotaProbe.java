package io.atr.bridge;

import io.atr.Bus;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.TestBus;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.SenderRule;
import io.atr.governance.TopicSet;

/** A sender with a quota, which clients use up, and a publication of the node's that tells whether all of it is free. */
final class QuotaProbe implements AutoCloseable {
    static final int SENDER = 2;
    static final int TOPIC = 7;
    static final int QUOTA = 16;

    private final Publication publication;

    /** Puts the quota in force; everything else stays open. */
    QuotaProbe(Bus bus) {
        RuleSet open = TestBus.open(bus.config().limits());
        RuleSet.Builder rules = RuleSet.builder();
        open.topics().forEach(rules::topic);
        for (SenderRule rule : open.senders()) {
            if (rule.id() == SENDER) {
                rules.sender(SENDER, TopicSet.of(TOPIC), QUOTA);
            } else {
                rules.sender(rule.id(), rule.topics(), rule.maxInFlight());
            }
        }
        bus.apply(rules.build());
        publication = bus.publish(PublicationOptions.sender(SENDER));
    }

    /** Publishes as many packets at once as the quota has; answers whether all passed. Nobody else may read meanwhile. */
    boolean isFree() {
        long passed = publication.count(Reason.ALLOWED);
        long judged = passed + refused();
        Door.await("room for the probe", () -> publication.tryClaim(TOPIC, QUOTA) >= 0);
        publication.commit();
        Door.await("the probe judged", () -> publication.count(Reason.ALLOWED) + refused() == judged + QUOTA);
        return publication.count(Reason.ALLOWED) == passed + QUOTA;
    }

    private long refused() {
        return publication.count(Reason.E_GOV_QUOTA_EXCEEDED);
    }

    @Override
    public void close() {
        publication.close();
    }
}
