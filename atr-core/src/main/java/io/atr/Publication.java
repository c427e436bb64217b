package io.atr;

import io.atr.governance.Grant;
import io.atr.governance.Reason;
import io.atr.governance.ShardMap;
import io.atr.hot.Bounded;
import io.atr.hot.HotPath;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import io.atr.ring.LaneProducer;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts packets into the bus. One thread at a time, {@link #close} included: its lanes go to somebody else afterwards.
 * Only {@link #count} and {@link #isClosed} are for any thread. Two threads in {@link #offer} at once lose packets whose positions they were
 * given; with assertions ({@code -ea}) that is an {@link AssertionError}. {@link LockedPublication} is for several threads.
 *
 * <p>An offer or claim answers the position of its (first) packet in the lane of the topic's shard, counted from 0, or a
 * negative {@link Answer}. Success means that the packet will be judged, not that it will pass: see
 * {@link #pollVerdicts} and {@link #count}.
 */
public final class Publication implements AutoCloseable {
    private static final int NOTHING_CLAIMED = 0;

    private final Grant grant;
    private final ShardMap map;
    private final Blanks blanks;
    private Attachment at;
    private Lifetime life;
    private LaneProducer[] lanes;
    private volatile @Nullable Attachment next;
    private volatile Attachment newest;
    private int nextVerdictLane;
    private LaneProducer claimedLane;
    private int claimed = NOTHING_CLAIMED;
    private boolean handing;
    /** Whose offer is under way; for an assertion only. */
    private volatile @Nullable Thread offering;

    private volatile boolean closed;

    /** What a publication writes to. Immutable. */
    public static final class Attachment {
        private final Lifetime life;
        private final LaneProducer[] lanes;
        private final PublicationHome home;

        /**
         * What a publication writes to.
         *
         * @param life of the bus or the connection behind it
         * @param lanes its end of a lane to every shard
         * @param home where they go back to
         */
        public Attachment(Lifetime life, List<LaneProducer> lanes, PublicationHome home) {
            this.life = life;
            this.lanes = lanes.toArray(LaneProducer[]::new);
            this.home = home;
        }
    }

    /** A publication over lanes that shards have open; what {@link Bus#publish} and a node's clients make. */
    public Publication(ShardMap map, Grant grant, Attachment at) {
        this.grant = grant;
        this.map = map;
        this.blanks = new Blanks(grant.many() ? 0 : grant.sender());
        this.at = at;
        this.newest = at;
        this.life = at.life;
        this.lanes = at.lanes;
        this.claimedLane = lanes[0];
    }

    /**
     * Gives it other lanes, after the life of those that it has is over. It takes them at its next call; packets that
     * were not judged by then are lost. Any thread.
     */
    public void renew(Attachment other) {
        newest = other;
        next = other;
    }

    /**
     * Publishes one packet as the publication's sender.
     *
     * @param topic 0..topics-1
     * @param data the message's bytes, {@code length} of them from {@code offset} on; what is missing to 48 is zero
     * @param length 0..48
     * @return the packet's position, or BACK_PRESSURED, CLOSED, NOT_PERMITTED (a gateway must name the sender:
     *     {@link #offerAs}), TOO_LARGE, UNKNOWN_TOPIC, CLAIM_OPEN, NOT_CONNECTED. CLOSED while another thread closes the
     *     bus, and NOT_CONNECTED while the node goes away, can also stand for a packet that is still judged.
     */
    @HotPath
    public long offer(int topic, MemorySegment data, long offset, int length) {
        return offerAs(grant.sender(), topic, data, offset, length);
    }

    /** As {@link #offer}, for one of the senders that the publication was granted. */
    @HotPath
    public long offerAs(int sender, int topic, MemorySegment data, long offset, int length) {
        assert begins();
        long refused = refusal(topic);
        if (refused != 0) {
            return refused;
        }
        if (length < 0 || length > Packet.DATA_SIZE) {
            return Answer.TOO_LARGE;
        }
        if (!grant.covers(sender)) {
            return Answer.NOT_PERMITTED;
        }
        LaneProducer lane = lanes[map.shard(topic)];
        if (!lane.hasRoom(1)) {
            return Answer.BACK_PRESSURED;
        }
        long position = lane.position();
        long at = lane.lane().at(position);
        Packet.encode(lane.lane().memory(), at, Packet.DEFAULT_FLAGS, topic, sender, data, offset, length);
        assert isAlone() : "two threads offer at once; give each a publication of its own, or use LockedPublication";
        return publish(lane, position, 1);
    }

    /**
     * Claims {@code count} packets of a topic's shard, to be written in place and published together. Their headers are
     * filled in (the publication's sender; 0 for a gateway, which sets it itself) and their data are zero. A packet may
     * be given another topic of the same shard with {@link Packet#topic}.
     *
     * @param count 1..capacity of a lane
     * @return the position of the first, or BACK_PRESSURED, CLOSED, TOO_LARGE, UNKNOWN_TOPIC, CLAIM_OPEN
     */
    @HotPath
    public long tryClaim(int topic, int count) {
        long refused = refusal(topic);
        if (refused != 0) {
            return refused;
        }
        LaneProducer lane = lanes[map.shard(topic)];
        if (count < 1 || count > lane.lane().capacity()) {
            return Answer.TOO_LARGE;
        }
        if (!lane.hasRoom(count)) {
            return Answer.BACK_PRESSURED;
        }
        claimedLane = lane;
        claimed = count;
        long position = lane.position();
        MemorySegment memory = lane.lane().memory();
        int beforeWrap = Math.min(count, lane.lane().contiguous(position));
        blanks.write(memory, lane.lane().at(position), beforeWrap, topic);
        if (beforeWrap < count) {
            blanks.write(memory, lane.lane().at(position + beforeWrap), count - beforeWrap, topic);
        }
        return position;
    }

    /** The memory in which claimed packets lie. */
    @HotPath
    public MemorySegment claimedMemory() {
        return claimedLane.lane().memory();
    }

    /** The offset of the i-th claimed packet in {@link #claimedMemory}; the ring may wrap between two packets. */
    @HotPath
    public long claimedAt(int i) {
        return claimedLane.lane().at(claimedLane.position() + i);
    }

    /**
     * How many claimed packets, the i-th included, lie side by side from {@link #claimedAt} on: a loop over them needs
     * to ask for one offset only, and runs faster for it.
     */
    @HotPath
    public int claimedTogether(int i) {
        return Math.min(claimed - i, claimedLane.lane().contiguous(claimedLane.position() + i));
    }

    /** Publishes what was claimed; answers the first position, CLOSED as {@link #offer}, or NO_CLAIM without an open claim. */
    @HotPath
    public long commit() {
        if (claimed == NOTHING_CLAIMED) {
            return closed ? Answer.CLOSED : Answer.NO_CLAIM;
        }
        int count = claimed;
        claimed = NOTHING_CLAIMED;
        return publish(claimedLane, claimedLane.position(), count);
    }

    /** Gives an open claim back; nothing of it is seen by anyone. */
    @HotPath
    public void abort() {
        claimed = NOTHING_CLAIMED;
    }

    /**
     * Hands out verdicts on this publication's packets, in the order of their lane; for publications with verdicts only
     * ({@link PublicationOptions#withVerdicts}). A call within a handler hands out nothing.
     *
     * @param limit verdicts at the most
     * @return how many were handed out, or CLOSED
     */
    @HotPath
    public int pollVerdicts(VerdictHandler handler, int limit) {
        if (closed) {
            return Answer.CLOSED;
        }
        if (handing) {
            return 0;
        }
        handing = true;
        try {
            return handVerdicts(handler, limit);
        } finally {
            handing = false;
            if (closed) {
                at.home.close();
            }
        }
    }

    /** Packets of this publication that were judged with a reason so far; also after it was closed. */
    public long count(Reason reason) {
        return at.home.count(reason.code());
    }

    /** Whether it was closed, or its bus was, or its node has taken it back for good. */
    public boolean isClosed() {
        return closed || newest.life.answer() == Answer.CLOSED;
    }

    /**
     * No more packets: an open claim is aborted, what was accepted is judged, then the lanes go back to the pool. Verdicts
     * that were not polled yet are left to {@link #count}. Closing twice is fine.
     */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            claimed = NOTHING_CLAIMED;
            if (!handing) {
                at.home.close();
            }
        }
    }

    private boolean begins() {
        offering = Thread.currentThread();
        return true;
    }

    private boolean isAlone() {
        return offering == Thread.currentThread();
    }

    /** Why nothing can be put on a topic at the moment; 0 when something can. */
    private long refusal(int topic) {
        if (claimed != NOTHING_CLAIMED) {
            return Answer.CLAIM_OPEN;
        }
        if (closed) {
            return Answer.CLOSED;
        }
        if (life.isOver()) {
            int over = overOrRenewed();
            if (over != 0) {
                return over;
            }
        }
        return map.knows(topic) ? 0 : Answer.UNKNOWN_TOPIC;
    }

    /** Takes the lanes that it was given for those that are gone; answers 0, or why there are none. */
    private int overOrRenewed() {
        Attachment renewal = next;
        if (renewal == null) {
            return life.answer();
        }
        next = null;
        at = renewal;
        life = renewal.life;
        lanes = renewal.lanes;
        nextVerdictLane = 0;
        claimedLane = lanes[0];
        return life.answer();
    }

    /** Looks once more whether the bus was closed meanwhile: then nobody may be left who takes the packets. */
    private long publish(LaneProducer lane, long position, int count) {
        lane.publish(count);
        int over = life.answer();
        return over != 0 ? over : position;
    }

    @Bounded(by = "the lanes: one to a shard", turn = Turn.LANE)
    private int handVerdicts(VerdictHandler handler, int limit) {
        int handed = 0;
        for (int i = 0; i < lanes.length && handed < limit; i++) {
            nextVerdictLane = nextVerdictLane + 1 < lanes.length ? nextVerdictLane + 1 : 0;
            handed += pollVerdicts(lanes[nextVerdictLane], handler, limit - handed);
        }
        return handed;
    }

    @Bounded(by = "the limit asked for", turn = Turn.PACKET)
    private static int pollVerdicts(LaneProducer lane, VerdictHandler handler, int limit) {
        int count = Math.min(lane.verdictsReady(), limit);
        if (count == 0) {
            return 0;
        }
        long first = lane.verdictsRead();
        MemorySegment memory = lane.lane().memory();
        for (int i = 0; i < count; i++) {
            long position = first + i;
            int topic = Packet.topic(memory, lane.lane().at(position));
            handler.onVerdict(position, topic, lane.verdict(position));
        }
        lane.verdictsDone(count);
        return count;
    }
}
