package io.atr.governance;

import static io.atr.governance.RulesLayout.FLAGS;
import static io.atr.governance.RulesLayout.META;
import static io.atr.governance.RulesLayout.QUOTA;
import static io.atr.governance.RulesLayout.SENDER_KNOWN;
import static io.atr.governance.RulesLayout.TERMS;
import static io.atr.governance.RulesLayout.TOPIC_KNOWN;
import static io.atr.governance.RulesLayout.bitmapOf;
import static io.atr.governance.RulesLayout.limitOf;

import io.atr.agent.Clock;
import io.atr.hot.Bounded;
import io.atr.hot.Turn;
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

    /**
     * The governor of one shard, under no rules: it refuses everything.
     *
     * @param logSlots packets that may be in flight at once: the capacity of the shard's log, a power of two
     */
    public Governor(GovernanceSizes sizes, int shard, int logSlots, RulesRef ref, RulesPool pool) {
        this.ref = ref;
        this.pool = pool;
        this.map = sizes.map();
        this.layout = sizes.layout();
        this.shard = shard;
        this.ledger = new Ledger(map.topicsPerShard(), sizes.senders());
        this.inFlight = new InFlight(logSlots, ledger);
        this.shares = new QuotaShares(sizes.senders());
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
     * appended to the log, in order, before {@link #passed} or {@link #ungated} is told of a position again.
     *
     * @param count 1..{@link #MAX_JUDGED}
     * @return bit i is set when the i-th packet is allowed; for others {@link #reason} tells why not
     */
    @Bounded(by = "count, 64 at the most: each turn judges a packet or more", turn = Turn.PACKET)
    public long judge(MemorySegment lane, long at, int count, Grant grant) {
        systemPackets = 0;
        if (word == 0) {
            return refuseAll(lane, at, count, grant);
        }
        MemorySegment rules = this.rules; // once for all packets
        long allowed = 0;
        int done = 0;
        while (done < count) {
            int run = pass(rules, lane, at + ((long) done << Packet.SIZE_SHIFT), count - done, grant);
            allowed |= ones(run) << done;
            boolean refused = (done += run) < count;
            for (; refused && done < count; done++) {
                refused = !judgeOne(rules, done, lane, at + ((long) done << Packet.SIZE_SHIFT), grant);
                allowed |= refused ? 0 : 1L << done;
            }
        }
        return allowed;
    }

    /** The verdict code of the i-th packet of the last {@link #judge}, which answered {@code allowed}. */
    public byte reason(int i, long allowed) {
        if ((allowed >>> i & 1) == 0) {
            return reasons[i];
        }
        return (systemPackets >>> i & 1) == 0 ? ALLOWED : ALLOWED_SYSTEM;
    }

    /** The verdict code of the i-th packet of the last {@link #judge}, which did not allow it. */
    public byte refusal(int i) {
        return reasons[i];
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

    /** Passes ordinary packets up to the first that has to be looked at closely; answers how many. */
    private int pass(MemorySegment rules, MemorySegment lane, long at, int count, Grant grant) {
        if (grant.many()) {
            return passMany(rules, lane, at, count, grant);
        }
        int sender = grant.sender();
        if (!knowsSender(sender)) {
            return 0;
        }
        long terms = Cells.get(rules, senderClass(rules, sender) + TERMS);
        if (!counting) {
            return passOne(rules, lane, at, count, grant, bitmapOf(terms));
        }
        int headroom = limit(rules, terms, sender) - ledger.inFlight(sender);
        int passed = passOne(rules, lane, at, Math.min(count, headroom), grant, bitmapOf(terms));
        if (passed > 0) {
            inFlight.admit(sender, passed);
        }
        return passed;
    }

    /** A lane of one sender: what the sender may do was looked up once. */
    @Bounded(by = "count, 64 at the most", turn = Turn.PACKET)
    private int passOne(MemorySegment rules, MemorySegment lane, long at, int count, Grant grant, long bitmap) {
        long expected = Packet.routeOf(0, grant.sender());
        long checked = checkedFlags(grant);
        for (int i = 0; i < count; i++) {
            long packet = at + ((long) i << Packet.SIZE_SHIFT);
            long topic = Packet.route(lane, packet) ^ expected; // out of range where the sender differs
            if (!plain(Packet.flags(lane, packet), checked) || !map.knows(topic)) {
                return i;
            }
            int place = map.place(topic);
            if (!mine(topic, place)
                    || !permitted(rules, bitmap, place)
                    || !ledger.takeToken(place, rules, topicClass(rules, place), now)) {
                return i;
            }
        }
        return Math.max(count, 0);
    }

    /** A gateway's lane: every packet may come from somebody else. */
    @Bounded(by = "count, 64 at the most", turn = Turn.PACKET)
    private int passMany(MemorySegment rules, MemorySegment lane, long at, int count, Grant grant) {
        long checked = checkedFlags(grant);
        for (int i = 0; i < count; i++) {
            long packet = at + ((long) i << Packet.SIZE_SHIFT);
            long route = Packet.route(lane, packet);
            int topic = Packet.topicOf(route);
            int sender = Packet.senderOf(route);
            if (!plain(Packet.flags(lane, packet), checked)
                    || !map.knows(topic)
                    || !knowsSender(sender)
                    || !grant.covers(sender)) {
                return i;
            }
            int place = map.place(topic);
            long terms = Cells.get(rules, senderClass(rules, sender) + TERMS);
            if (!mine(topic, place)
                    || !permitted(rules, bitmapOf(terms), place)
                    || (counting && ledger.inFlight(sender) >= limit(rules, terms, sender))
                    || !ledger.takeToken(place, rules, topicClass(rules, place), now)) {
                return i;
            }
            if (counting) {
                inFlight.admitNext(sender);
            }
        }
        return count;
    }

    /** Judges one packet, step by step; false when it was refused. */
    private boolean judgeOne(MemorySegment rules, int i, MemorySegment lane, long packet, Grant grant) {
        long flags = Packet.flags(lane, packet);
        long route = Packet.route(lane, packet);
        int topic = Packet.topicOf(route);
        int sender = Packet.senderOf(route);
        if (!Packet.soundFlags(flags)) {
            return refuse(i, BAD_PACKET);
        }
        if (!grant.covers(sender)) {
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
            return admit(InFlight.NOBODY);
        }
        return judgeByRules(rules, i, place, sender);
    }

    private boolean judgeByRules(MemorySegment rules, int i, int place, int sender) {
        long topicAt = topicClass(rules, place);
        if ((Cells.get(rules, topicAt + META) & TOPIC_KNOWN) == 0) {
            return refuse(i, UNKNOWN_TOPIC);
        }
        if (!knowsSender(sender)) {
            return refuse(i, UNKNOWN_SENDER);
        }
        long senderAt = senderClass(rules, sender);
        if ((Cells.getInt(rules, senderAt + FLAGS) & SENDER_KNOWN) == 0) {
            return refuse(i, UNKNOWN_SENDER);
        }
        long terms = Cells.get(rules, senderAt + TERMS);
        if (!permitted(rules, bitmapOf(terms), place)) {
            return refuse(i, DENYLISTED);
        }
        if (counting && ledger.inFlight(sender) >= limit(rules, terms, sender)) {
            ledger.refuse(sender);
            return refuse(i, QUOTA_EXCEEDED);
        }
        return ledger.takeToken(place, rules, topicAt, now) ? admit(sender) : refuse(i, THROTTLED);
    }

    private boolean admit(int sender) {
        if (counting) {
            inFlight.admit(sender, 1);
        }
        return true;
    }

    /** Packets that the sender may have in flight in this shard. */
    private int limit(MemorySegment rules, long terms, int sender) {
        int limit = limitOf(terms);
        return limit >= 0
                ? limit
                : shares.share(sender, Cells.getInt(rules, senderClass(rules, sender) + QUOTA), ~limit);
    }

    /** Flags that keep a packet off the straight path: reserved ones, and the system's where it means something. */
    private static long unusualFlags(Grant grant) {
        return Packet.RESERVED_MASK | (grant.bypass() ? Packet.SYSTEM : 0);
    }

    private static boolean usual(long flags, long unusual) {
        return Packet.oneMode(flags) && (flags & unusual) == 0;
    }

    /** Flags that decide whether a packet keeps to the straight path. */
    private static long checkedFlags(Grant grant) {
        return Packet.MODE_MASK | unusualFlags(grant);
    }

    private static boolean plain(long flags, long checked) {
        long found = flags & checked;
        return found == Packet.INLINE || usual(flags, checked & ~Packet.MODE_MASK);
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

    private boolean mine(long topic, int place) {
        return (long) place * map.shards() + shard == topic;
    }

    private static boolean permitted(MemorySegment rules, long bitmap, int place) {
        return (Cells.get(rules, bitmap + ((long) (place >>> 6) << 3)) >>> place & 1) != 0;
    }

    @Bounded(by = "count, 64 at the most", turn = Turn.PACKET)
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

    private boolean refuse(int i, byte why) {
        reasons[i] = why;
        return false;
    }

    /** {@code count} ones, 0..64 of them. */
    private static long ones(int count) {
        return count == Long.SIZE ? -1L : (1L << count) - 1;
    }
}
