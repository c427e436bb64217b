package io.atr.governance;

import static io.atr.governance.RulesLayout.BITMAP;
import static io.atr.governance.RulesLayout.FLAGS;
import static io.atr.governance.RulesLayout.LIMIT;
import static io.atr.governance.RulesLayout.META;
import static io.atr.governance.RulesLayout.QUOTA;
import static io.atr.governance.RulesLayout.SENDER_KNOWN;
import static io.atr.governance.RulesLayout.SENDER_SPLIT;
import static io.atr.governance.RulesLayout.TOPIC_KNOWN;

import io.atr.agent.Clock;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * Judges packets: the rules in force, applied to one shard's ledger. Only the shard's thread.
 *
 * <p>A batch is {@link #adopt}, {@link #begin}, then {@link #judge} for each piece of a lane. Only loads, bit tests,
 * integer compares and token arithmetic: no division, no floating point.
 */
public final class Governor {
    /** Packets that one call judges at the most: one bit each of the answer. */
    public static final int MAX_JUDGED = Long.SIZE;

    private static final byte ALLOWED = Reason.ALLOWED.code();
    private static final byte ALLOWED_SYSTEM = Reason.ALLOWED_SYSTEM.code();
    private static final byte BAD_PACKET = Reason.E_INGRESS_BAD_PACKET.code();
    private static final byte FOREIGN_SENDER = Reason.E_INGRESS_FOREIGN_SENDER.code();
    private static final byte NO_RULES = Reason.E_GOV_NO_RULES.code();
    private static final byte WRONG_SHARD = Reason.E_INGRESS_WRONG_SHARD.code();
    private static final byte UNKNOWN_TOPIC = Reason.E_GOV_UNKNOWN_TOPIC.code();
    private static final byte UNKNOWN_SENDER = Reason.E_GOV_UNKNOWN_SENDER.code();
    private static final byte DENYLISTED = Reason.E_GOV_DENYLISTED.code();
    private static final byte QUOTA_EXCEEDED = Reason.E_GOV_QUOTA_EXCEEDED.code();
    private static final byte THROTTLED = Reason.E_GOV_THROTTLED.code();

    private final RulesRef ref;
    private final RulesPool pool;
    private final ShardMap map;
    private final RulesLayout layout;
    private final int shard;
    private final Ledger ledger;
    private final InFlight inFlight;
    private final QuotaShares shares;
    private final byte[] reasons = new byte[MAX_JUDGED];

    private MemorySegment rules = MemorySegment.NULL;
    private long word;
    private long now;
    private boolean counting;
    private long systemPackets;

    /** The governor of one shard, under no rules: it refuses everything. */
    public Governor(GovernanceSizes sizes, int shard, GovernorMemory memory, RulesRef ref, RulesPool pool) {
        this.ref = ref;
        this.pool = pool;
        this.map = sizes.map();
        this.layout = sizes.layout();
        this.shard = shard;
        this.ledger = new Ledger(memory.ledger(), map.topicsPerShard(), sizes.senders());
        this.inFlight = new InFlight(memory.runs(), memory.logCapacity(), ledger);
        this.shares = new QuotaShares(memory.shares());
    }

    /** Adopts the rules in force if they changed; answers their version, 0 for none. Before every batch. */
    public long adopt() {
        long current = ref.acquire();
        if (current != word) {
            rules = pool.part(current, shard);
            word = current;
        }
        return RulesRef.versionOf(word);
    }

    /**
     * Opens a batch that is judged at {@code time}; a time before the latest seen counts as that one.
     *
     * @param gated whether a gating subscriber reads the log, so that packets stay in flight for a while
     */
    public void begin(long time, boolean gated) {
        now = Math.max(now, Math.min(time, Clock.MAX - 1));
        counting = gated;
    }

    /** The time of the batch. */
    public long now() {
        return now;
    }

    /** Packets before {@code position} of the log were passed by every gating subscriber. */
    public void passed(long position) {
        inFlight.release(position);
    }

    /** Nobody gates the log up to {@code position}: nothing is in flight. */
    public void ungated(long position) {
        inFlight.skip(position);
    }

    /**
     * Judges packets that lie side by side. What is allowed has its token taken and counts as in flight: it must be
     * appended to the log, in order, before the next call.
     *
     * @param count 1..{@link #MAX_JUDGED}
     * @return bit i is set when the i-th packet is allowed; for others {@link #reason} tells why not
     */
    public long judge(MemorySegment lane, long at, int count, Grant grant) {
        systemPackets = 0;
        if (word == 0) {
            return refuseAll(lane, at, count, grant);
        }
        return grant.many() ? judgeMany(lane, at, count, grant) : judgeOne(lane, at, count, grant);
    }

    /** The verdict code of the i-th packet of the last {@link #judge}, which answered {@code allowed}. */
    public byte reason(int i, long allowed) {
        if ((allowed >>> i & 1) == 0) {
            return reasons[i];
        }
        return (systemPackets >>> i & 1) == 0 ? ALLOWED : ALLOWED_SYSTEM;
    }

    /** How many packets of the last {@link #judge} passed as system packets. */
    public int systemPackets() {
        return Long.bitCount(systemPackets);
    }

    /** Packets of a sender in flight here. Any thread. */
    int inFlightSeen(int sender) {
        return ledger.inFlightSeen(sender);
    }

    /** Packets of a sender refused for its quota here; wraps. Any thread. */
    int refusedSeen(int sender) {
        return ledger.refusedSeen(sender);
    }

    /** This shard's share of a quota that is split. Control thread. */
    void share(int sender, int quota, int packets) {
        shares.set(sender, quota, packets);
    }

    /** A lane of one sender: what the sender may do is looked up once. */
    private long judgeOne(MemorySegment lane, long at, int count, Grant grant) {
        MemorySegment rules = this.rules;
        int sender = grant.sender();
        long senderAt = senderClass(rules, sender);
        long bitmap = Cells.getInt(rules, senderAt + BITMAP);
        int headroom = counting ? limit(rules, senderAt, sender) - ledger.inFlight(sender) : Integer.MAX_VALUE;
        long unusual = unusualFlags(grant);
        long allowed = 0;
        for (int i = 0; i < count; i++) {
            long packet = at + ((long) i << Packet.SIZE_SHIFT);
            long flags = Packet.flags(lane, packet);
            long route = Packet.route(lane, packet);
            int topic = Packet.topicOf(route);
            if (!usual(flags, unusual) || Packet.senderOf(route) != sender || !map.knows(topic)) {
                allowed |= exceptional(i, flags, route, grant) << i;
                continue;
            }
            int place = map.place(topic);
            if (!mine(topic, place) || !permitted(rules, bitmap, place)) {
                refuse(i, whyNot(topic, place, senderAt));
            } else if (headroom <= 0) {
                refuseForQuota(i, sender);
            } else if (ledger.takeToken(place, rules, topicClass(rules, place), now)) {
                allowed |= 1L << i;
                headroom--;
            } else {
                refuse(i, THROTTLED);
            }
        }
        if (counting) {
            countOne(allowed, sender);
        }
        return allowed;
    }

    /** A gateway's lane: every packet may come from somebody else. */
    private long judgeMany(MemorySegment lane, long at, int count, Grant grant) {
        MemorySegment rules = this.rules;
        long unusual = unusualFlags(grant);
        long allowed = 0;
        for (int i = 0; i < count; i++) {
            long packet = at + ((long) i << Packet.SIZE_SHIFT);
            long flags = Packet.flags(lane, packet);
            long route = Packet.route(lane, packet);
            int topic = Packet.topicOf(route);
            int sender = Packet.senderOf(route);
            if (!usual(flags, unusual) || !knowsSender(sender) || !map.knows(topic) || !grant.covers(sender)) {
                long passed = exceptional(i, flags, route, grant) << i;
                allowed |= passed;
                if (counting && passed != 0) {
                    inFlight.admit(InFlight.NOBODY, 1);
                }
                continue;
            }
            int place = map.place(topic);
            long senderAt = senderClass(rules, sender);
            if (!mine(topic, place) || !permitted(rules, Cells.getInt(rules, senderAt + BITMAP), place)) {
                refuse(i, whyNot(topic, place, senderAt));
            } else if (counting && ledger.inFlight(sender) >= limit(rules, senderAt, sender)) {
                refuseForQuota(i, sender);
            } else if (ledger.takeToken(place, rules, topicClass(rules, place), now)) {
                allowed |= 1L << i;
                if (counting) {
                    inFlight.admit(sender, 1);
                }
            } else {
                refuse(i, THROTTLED);
            }
        }
        return allowed;
    }

    /** Counts what a lane of one sender brought, in log order where system packets stand between. */
    private void countOne(long allowed, int sender) {
        if (systemPackets == 0) {
            if (allowed != 0) {
                inFlight.admit(sender, Long.bitCount(allowed));
            }
            return;
        }
        for (long left = allowed; left != 0; left &= left - 1) {
            inFlight.admit((systemPackets & left & -left) != 0 ? InFlight.NOBODY : sender, 1);
        }
    }

    /** Packets that the sender may have in flight in this shard. */
    private int limit(MemorySegment rules, long senderAt, int sender) {
        int limit = Cells.getInt(rules, senderAt + LIMIT);
        if ((Cells.getInt(rules, senderAt + FLAGS) & SENDER_SPLIT) == 0) {
            return limit;
        }
        return shares.share(sender, Cells.getInt(rules, senderAt + QUOTA), limit);
    }

    /** Flags that keep a packet off the straight path: reserved ones, and the system's where it means something. */
    private static long unusualFlags(Grant grant) {
        return Packet.RESERVED_MASK | (grant.bypass() ? Packet.SYSTEM : 0);
    }

    private static boolean usual(long flags, long unusual) {
        return Packet.oneMode(flags) && (flags & unusual) == 0;
    }

    private boolean knowsSender(int sender) {
        return Integer.compareUnsigned(sender, layout.senders()) < 0;
    }

    private long topicClass(MemorySegment rules, int place) {
        return layout.topicClasses() + Cells.getInt(rules, layout.topicIndexAt(place));
    }

    private long senderClass(MemorySegment rules, int sender) {
        return layout.senderClasses() + Cells.getInt(rules, layout.senderIndexAt(sender));
    }

    private boolean mine(int topic, int place) {
        return place * map.shards() + shard == topic;
    }

    private static boolean permitted(MemorySegment rules, long bitmap, int place) {
        return (Cells.get(rules, bitmap + ((long) (place >>> 6) << 3)) >>> place & 1) != 0;
    }

    /** Judges a packet that left the straight path; 1 when it passes all the same, 0 when it was refused. */
    private long exceptional(int i, long flags, long route, Grant grant) {
        int topic = Packet.topicOf(route);
        if (!Packet.soundFlags(flags)) {
            return refuse(i, BAD_PACKET);
        }
        if (!grant.covers(Packet.senderOf(route))) {
            return refuse(i, FOREIGN_SENDER);
        }
        if (!map.knows(topic)) {
            return refuse(i, UNKNOWN_TOPIC);
        }
        int place = map.place(topic);
        if (!mine(topic, place)) {
            return refuse(i, WRONG_SHARD);
        }
        if ((flags & Packet.SYSTEM) != 0 && grant.bypass()) {
            systemPackets |= 1L << i;
            return 1;
        }
        return refuse(i, knowsTopic(place) ? UNKNOWN_SENDER : UNKNOWN_TOPIC);
    }

    /** Why a packet whose ids are within range is not permitted. */
    private byte whyNot(int topic, int place, long senderAt) {
        if (!mine(topic, place)) {
            return WRONG_SHARD;
        }
        if (!knowsTopic(place)) {
            return UNKNOWN_TOPIC;
        }
        return (Cells.getInt(rules, senderAt + FLAGS) & SENDER_KNOWN) == 0 ? UNKNOWN_SENDER : DENYLISTED;
    }

    private boolean knowsTopic(int place) {
        return (Cells.get(rules, topicClass(rules, place) + META) & TOPIC_KNOWN) != 0;
    }

    private long refuseAll(MemorySegment lane, long at, int count, Grant grant) {
        for (int i = 0; i < count; i++) {
            long packet = at + ((long) i << Packet.SIZE_SHIFT);
            if (!Packet.soundFlags(Packet.flags(lane, packet))) {
                refuse(i, BAD_PACKET);
            } else {
                refuse(i, grant.covers(Packet.sender(lane, packet)) ? NO_RULES : FOREIGN_SENDER);
            }
        }
        return 0;
    }

    private void refuseForQuota(int i, int sender) {
        ledger.refuse(sender);
        refuse(i, QUOTA_EXCEEDED);
    }

    private long refuse(int i, byte why) {
        reasons[i] = why;
        return 0;
    }
}
