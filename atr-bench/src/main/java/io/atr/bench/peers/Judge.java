package io.atr.bench.peers;

import io.atr.agent.Clock;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * ATR's governor in the hands of a peer. As in ATR, once a batch the rules are looked at, the clock is read, and packets
 * that the subscriber has passed leave their senders' quotas; the subscriber says by one word how many those are.
 */
final class Judge {
    /** Packets that {@link #judge} takes at once. */
    static final int PIECE = Governor.MAX_JUDGED;

    private final Governor governor;
    private final Clock clock;
    private final Grant grant;
    private final MemorySegment read = PeerRules.region("peer cursor", 2 * Cells.APART);

    Judge(Governor governor, Clock clock, Grant grant) {
        this.governor = governor;
        this.clock = clock;
        this.grant = grant;
    }

    /** Stage: begins a batch. */
    void open() {
        governor.adopt();
        governor.passed(Cells.acquire(read, 0));
        governor.begin(clock.nanos(), true);
    }

    /** Stage: judges up to {@link #PIECE} packets that lie side by side; bit i is set when the i-th passes. */
    long judge(MemorySegment memory, long at, int count) {
        return governor.judge(memory, at, count, grant);
    }

    /** Subscriber: has read so many passed packets in all. */
    void read(long packets) {
        Cells.release(read, 0, packets);
    }
}
