package io.atr.node.desk;

import io.atr.Answer;
import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Rings;
import io.atr.VerdictHandler;
import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.node.rules.RuleBook;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A bus of one shard on the caller's thread that judges packets by the shadow's rules. Nobody subscribes to it, so packets
 * are in flight for no time and no quota is ever used up. One thread.
 *
 * <p>A packet is judged when it is read, up to a few milliseconds after the shard judged it. So that this alone makes nobody
 * exceed a rate, each bucket holds ten milliseconds' worth of its rate more than the rules say: of packets that the active
 * rules throttled, that many pass here after each pause though the rate be the same.
 */
final class ShadowJudge implements AutoCloseable {
    /** Packets that may be put in before they are judged. */
    static final int MOST = 1024;

    private static final int SLACK_PER_SECOND = 100;
    private static final int ANY_TOPIC = 0;
    private static final int RULE_SLOTS = 2;
    private static final Set<Reason> BY_RULES = Set.of(
            Reason.E_GOV_NO_RULES,
            Reason.E_GOV_UNKNOWN_TOPIC,
            Reason.E_GOV_UNKNOWN_SENDER,
            Reason.E_GOV_DENYLISTED,
            Reason.E_GOV_THROTTLED);

    private final Bus bus;
    private final ManualClock clock;
    private final Publication gateway;
    private final int[] topics = new int[MOST];
    private final int[] senders = new int[MOST];
    private final int[] actives = new int[MOST];
    private final int[] codes = new int[MOST];
    private final VerdictHandler note = (position, topic, code) -> codes[judged()] = code;
    private int put;
    private int judged;

    private ShadowJudge(Bus bus, ManualClock clock) {
        this.bus = bus;
        this.clock = clock;
        this.gateway = bus.publish(PublicationOptions.gateway().withVerdicts());
    }

    static ShadowJudge open(RuleBook book, Consumer<String> warnings) {
        Limits limits = new Limits(1, 1, 1, book.topicLimit(), book.senderLimit(), book.permissionSets(), RULE_SLOTS);
        ManualClock clock = new ManualClock();
        Bus bus = Bus.onCallersThread(
                BusConfig.DEFAULT.with(limits).with(new Rings(MOST, MOST)).with(warnings), clock);
        bus.apply(lenient(book.rules()));
        return new ShadowJudge(bus, clock);
    }

    /** Puts in a packet that passed, if it was governed; its topic may be one that these rules do not know. */
    void put(MemorySegment from, long at) {
        long flags = Packet.flags(from, at);
        if ((flags & Packet.SYSTEM) == 0) {
            put(flags, Packet.topic(from, at), Packet.sender(from, at), Reason.ALLOWED.code());
        }
    }

    /**
     * Puts in a packet that was refused, if it was by the active rules: whose lane it came by is not theirs to decide, and
     * quotas depend on how fast subscribers are.
     */
    void refused(long flags, int topic, int sender, int code) {
        if (BY_RULES.contains(Reason.of(code))) {
            put(flags, topic, sender, code);
        }
    }

    private void put(long flags, int topic, int sender, int active) {
        long answer = gateway.tryClaim(ANY_TOPIC, 1);
        if (answer < 0) {
            throw new IllegalStateException("the shadow's bus took no packet: " + Answer.name(answer));
        }
        MemorySegment memory = gateway.claimedMemory();
        long to = gateway.claimedAt(0);
        topics[put] = topic;
        senders[put] = sender;
        actives[put] = active;
        Packet.encodeHeader(memory, to, flags, topic, sender);
        gateway.commit();
        put++;
    }

    /** Judges what was put in, as of a time; answers how many those are. Then the i-th of them can be looked at. */
    int judge(long nanos) {
        clock.set(nanos);
        judged = 0;
        while (judged < put) {
            if (bus.doWork() == 0) {
                throw new IllegalStateException("the shadow left " + (put - judged) + " packets in its lane");
            }
            gateway.pollVerdicts(note, MOST);
        }
        int all = put;
        put = 0;
        return all;
    }

    int topic(int i) {
        return topics[i];
    }

    int sender(int i) {
        return senders[i];
    }

    /** What the active rules said. */
    int active(int i) {
        return actives[i];
    }

    /** What these rules say. */
    int code(int i) {
        return codes[i];
    }

    @Override
    public void close() {
        gateway.close();
        bus.close();
    }

    private int judged() {
        return judged++;
    }

    private static RuleSet lenient(RuleSet rules) {
        return new RuleSet(rules.topics().stream().map(ShadowJudge::lenient).toList(), rules.senders());
    }

    private static TopicRule lenient(TopicRule rule) {
        if (rule.isUnlimited()) {
            return rule;
        }
        long burst = Math.min(TopicRule.MAX, rule.burst() + rule.rate() / SLACK_PER_SECOND + 1);
        return new TopicRule(rule.id(), rule.rate(), burst, rule.priority());
    }
}
