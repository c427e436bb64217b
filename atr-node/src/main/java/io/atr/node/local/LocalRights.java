package io.atr.node.local;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.bridge.Refusal;
import io.atr.bridge.RefusedException;
import io.atr.bridge.SessionRights;
import io.atr.governance.Grant;
import io.atr.governance.TopicSet;
import io.atr.node.access.Admission;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.atr.node.access.SenderScope;
import io.atr.node.access.Standing;
import io.atr.node.access.TopicScope;
import io.atr.node.rules.RuleBook;
import io.atr.node.view.Sessions;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a caller may do over the bridge: looked at when a publication or subscription is opened, and again for all that is
 * open when the access file or the rules have changed. Every packet is judged by the rules in force. The bridge's thread.
 */
final class LocalRights implements SessionRights {
    /** Ids of topics and senders are below this. */
    private static final int ANY_ID = 1 << 16;

    private final Standing standing;
    private final Supplier<RuleBook> rules;
    private final Sessions.Open session;
    private final SecurityEvents events;
    private RuleBook checkedUnder;

    LocalRights(Standing standing, Supplier<RuleBook> rules, Sessions.Open session, SecurityEvents events) {
        this.standing = standing;
        this.rules = rules;
        this.session = session;
        this.events = events;
        this.checkedUnder = rules.get();
    }

    @Override
    public String who() {
        return standing.caller().name();
    }

    @Override
    public boolean renew() throws RefusedException {
        Caller before = standing.caller();
        Admission fresh = standing.renew();
        if (fresh instanceof Admission.Refused refused) {
            throw endOf(before, refused.text());
        }
        if (!standing.caller().name().equals(before.name())) {
            throw endOf(before, "these credentials are no longer those of " + before.name() + "; connect again");
        }
        RuleBook now = rules.get();
        boolean otherRules = now != checkedUnder;
        checkedUnder = now;
        return fresh != null || otherRules;
    }

    @Override
    public void checkPublish(PublicationOptions wish) throws RefusedException {
        checkPublish(wish, new BitSet());
    }

    /** Senders that the rules do not know at present are no reason: nothing of theirs passes. */
    @Override
    public void checkStill(PublicationOptions held) throws RefusedException {
        BitSet unknown = SenderScope.ALL.under(rules.get());
        unknown.flip(0, ANY_ID);
        checkPublish(held, unknown);
    }

    private void checkPublish(PublicationOptions wish, BitSet harmless) throws RefusedException {
        Caller caller = require(Role.PUBLISHER);
        if (wish.bypass() && !caller.bypass()) {
            throw refused("may not send packets that pass ungoverned; the access file grants it with bypass: true");
        }
        BitSet wanted = wish.senders();
        if (wish.sender() == Grant.MANY && wanted == null) {
            if (!caller.senders().equals(SenderScope.ALL)) {
                throw refused("may not publish as every sender; name the senders");
            }
            return;
        }
        BitSet missing = wanted == null ? new BitSet() : (BitSet) wanted.clone();
        if (wish.sender() != Grant.MANY) {
            missing.set(wish.sender());
        }
        missing.andNot(caller.senders().under(rules.get()));
        missing.andNot(harmless);
        if (!missing.isEmpty()) {
            throw refused("may not publish as sender " + missing.nextSetBit(0)
                    + ": the rules do not know it, or the access file does not grant it");
        }
    }

    @Override
    public void checkSubscribe(SubscriptionOptions wish) throws RefusedException {
        checkSubscribe(wish, new BitSet());
    }

    /** As for senders: on topics that the rules do not know, nothing passes. */
    @Override
    public void checkStill(SubscriptionOptions held) throws RefusedException {
        BitSet unknown = TopicScope.ALL.under(rules.get());
        unknown.flip(0, ANY_ID);
        checkSubscribe(held, unknown);
    }

    private void checkSubscribe(SubscriptionOptions wish, BitSet harmless) throws RefusedException {
        Caller caller = require(Role.SUBSCRIBER);
        if (wish.mode() == SubscriptionOptions.Mode.GATING && !caller.gating()) {
            throw refused("may not have the node wait for it; the access file grants it with gating: true, and a lossy"
                    + " subscription needs no grant");
        }
        if (readsEverything()) {
            return;
        }
        TopicSet wanted = wish.topics();
        if (wanted == null) {
            throw refused("may not read every topic; name the topics");
        }
        BitSet granted = caller.topics().under(rules.get());
        for (int topic = wanted.next(0); topic >= 0; topic = wanted.next(topic + 1)) {
            if (!granted.get(topic) && !harmless.get(topic)) {
                throw refused("may not read topic " + topic
                        + ": the rules do not know it, or the access file does not grant it");
            }
        }
    }

    @Override
    public boolean mayTakeAllPlaces() {
        return standing.caller().roles().contains(Role.OPERATOR);
    }

    @Override
    public boolean readsEverything() {
        return standing.caller().topics().equals(TopicScope.ALL);
    }

    @Override
    public void took(String what) {
        session.holds(what);
    }

    @Override
    public void gaveBack(String what) {
        session.lets(what);
    }

    @Override
    public void stalled(String what, long heldOffNanos) {
        Caller caller = standing.caller();
        events.happened(new SecurityEvent(
                SecurityEvent.Kind.STALLED,
                caller.name(),
                caller.from(),
                what + " kept the shards waiting until it was detached; the node waits for this caller again in "
                        + TimeUnit.NANOSECONDS.toSeconds(heldOffNanos) + " s"));
    }

    @Override
    public void left() {
        session.close();
    }

    private Caller require(Role role) throws RefusedException {
        Caller caller = standing.caller();
        if (!caller.is(role)) {
            throw refused("is no " + role.name().toLowerCase(Locale.ROOT)
                    + "; the access file grants roles, and the node's own user has them all");
        }
        return caller;
    }

    private RefusedException endOf(Caller before, String why) {
        events.happened(new SecurityEvent(SecurityEvent.Kind.REFUSED, before.name(), before.from(), why));
        return new RefusedException(Refusal.UNAUTHENTICATED, why);
    }

    private RefusedException refused(String why) {
        Caller caller = standing.caller();
        events.happened(new SecurityEvent(SecurityEvent.Kind.PERMISSION_DENIED, caller.name(), caller.from(), why));
        return new RefusedException(Refusal.NOT_PERMITTED, caller.name() + " " + why);
    }
}
