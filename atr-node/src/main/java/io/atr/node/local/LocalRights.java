package io.atr.node.local;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.bridge.Refusal;
import io.atr.bridge.RefusedException;
import io.atr.bridge.SessionRights;
import io.atr.governance.Grant;
import io.atr.governance.TopicSet;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.rules.RuleBook;
import io.atr.node.view.Sessions;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a caller may do over the bridge. It is looked at when a publication or subscription is opened; what is open stays
 * open under the same grant, and every packet is judged by the rules in force. The bridge's thread.
 */
final class LocalRights implements SessionRights {
    private final Caller caller;
    private final Supplier<RuleBook> rules;
    private final Sessions.Open session;

    LocalRights(Caller caller, Supplier<RuleBook> rules, Sessions.Open session) {
        this.caller = caller;
        this.rules = rules;
        this.session = session;
    }

    @Override
    public String who() {
        return caller.name();
    }

    @Override
    public void checkPublish(PublicationOptions wish) throws RefusedException {
        require(Role.PUBLISHER);
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
        if (!missing.isEmpty()) {
            throw refused("may not publish as sender " + missing.nextSetBit(0)
                    + ": the rules do not know it, or the access file does not grant it");
        }
    }

    @Override
    public void checkSubscribe(SubscriptionOptions wish) throws RefusedException {
        require(Role.SUBSCRIBER);
        if (readsEverything()) {
            return;
        }
        TopicSet wanted = wish.topics();
        if (wanted == null) {
            throw refused("may not read every topic; name the topics");
        }
        BitSet granted = caller.topics().under(rules.get());
        for (int topic = wanted.next(0); topic >= 0; topic = wanted.next(topic + 1)) {
            if (!granted.get(topic)) {
                throw refused("may not read topic " + topic
                        + ": the rules do not know it, or the access file does not grant it");
            }
        }
    }

    @Override
    public boolean readsEverything() {
        return caller.topics().equals(TopicScope.ALL);
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
    public void left() {
        session.close();
    }

    private void require(Role role) throws RefusedException {
        if (!caller.is(role)) {
            throw refused("is no " + role.name().toLowerCase(Locale.ROOT)
                    + "; the access file grants roles, and the node's own user has them all");
        }
    }

    private RefusedException refused(String why) {
        return new RefusedException(Refusal.NOT_PERMITTED, caller.name() + " " + why);
    }
}
