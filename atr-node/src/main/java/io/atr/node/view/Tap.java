package io.atr.node.view;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.atr.control.v1.TapBatch;
import io.atr.node.access.Caller;
import io.atr.node.access.TopicScope;
import io.atr.node.desk.ActiveRules;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at passing packets: keeps those that match until its sink is ready, up to {@link #MOST_KEPT}, and counts those
 * that it cannot keep. One thread.
 */
final class Tap {
    /** Packets that wait for a slow sink at the most. */
    static final int MOST_KEPT = 1024;

    private final TapFilter wish;
    private final Caller caller;
    private final Supplier<ActiveRules> rules;
    private final RateLimit limit;
    private final TapSink sink;
    private final byte[] kept = new byte[MOST_KEPT * Packet.SIZE];
    private final MemorySegment target = MemorySegment.ofArray(kept);
    private TapFilter filter;
    private ActiveRules seenRules;
    private int count;
    private long missed;
    private long overrunBefore;
    private long told = -1;
    private boolean failed;

    Tap(TapFilter wish, Caller caller, Supplier<ActiveRules> rules, RateLimit limit, TapSink sink) {
        this.wish = wish;
        this.caller = caller;
        this.rules = rules;
        this.limit = limit;
        this.sink = sink;
        this.seenRules = rules.get();
        this.filter = wish.readable(readable(caller, seenRules));
    }

    boolean isOver() {
        return failed || sink.isGone();
    }

    /** As {@link TapFilter#forbidden}. */
    long forbidden() {
        return filter.forbidden();
    }

    /** What went by too fast before this tap was there is none of its own misses. */
    void begin(long overrun) {
        overrunBefore = overrun;
    }

    /** Who may read which topics can depend on the rules. */
    void followRules() {
        ActiveRules now = rules.get();
        if (now.version() != seenRules.version()) {
            seenRules = now;
            filter = wish.readable(readable(caller, now));
        }
    }

    /** A packet passes; {@code now} in nanoseconds. */
    void look(MemorySegment memory, long at, long now) {
        if (!filter.wants(Packet.topic(memory, at), Packet.sender(memory, at))) {
            return;
        }
        if (count == MOST_KEPT || !limit.pass(now)) {
            missed++;
            return;
        }
        MemorySegment.copy(memory, at, target, (long) count++ * Packet.SIZE, Packet.SIZE);
    }

    /** Hands on what there is to tell, if the sink is ready; the first batch says that the tap is there. */
    void flush(long overrun) {
        long allMissed = missed + overrun - overrunBefore;
        if ((count == 0 && allMissed == told) || !sink.isReady()) {
            return;
        }
        ByteString packets = UnsafeByteOperations.unsafeWrap(Arrays.copyOf(kept, count * Packet.SIZE));
        count = 0;
        told = allMissed;
        try {
            sink.take(TapBatch.newBuilder()
                    .setPackets(packets)
                    .setMissed(allMissed)
                    .build());
        } catch (RuntimeException e) {
            failed = true; // whoever listened is gone
        }
    }

    /** The node stops. */
    void end() {
        if (!isOver()) {
            sink.end();
        }
    }

    private static @Nullable BitSet readable(Caller caller, ActiveRules rules) {
        return caller.topics().equals(TopicScope.ALL) ? null : caller.topics().under(rules.book());
    }
}
