package io.atr.node.demo;

import io.atr.Publication;
import io.atr.VerdictHandler;
import io.atr.governance.Reason;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;

/**
 * Swaps two sets of rules to and fro under traffic. After each swap it waits until the shard has followed, sends a
 * probe that one set allows and the other forbids, and checks its verdict. One thread; {@link #step} never waits.
 */
final class SwapStorm implements VerdictHandler {
    private enum State {
        RESTING,
        ADOPTING,
        PROBING
    }

    private final Exchange exchange;
    private final Publication probe;
    private final long periodNanos;
    private final Histogram publishing = Latencies.empty();
    private final Histogram adopting = Latencies.empty();
    private final MemorySegment packet = Arena.ofAuto().allocate(Packet.SIZE, Packet.SIZE);
    private State state = State.RESTING;
    private boolean allowing = true;
    private long nextAt;
    private long appliedAt;
    private long version;
    private long confirmed;
    private long wrong;

    /** @param periodNanos the time between two swaps */
    SwapStorm(Exchange exchange, long periodNanos) {
        this.exchange = exchange;
        this.probe = exchange.publication(Player.PROBE);
        this.periodNanos = periodNanos;
        this.nextAt = System.nanoTime();
    }

    /** Does what can be done at a time of {@link System#nanoTime}. */
    void step(long now) {
        switch (state) {
            case RESTING -> swapIfDue(now);
            case ADOPTING -> probeIfAdopted();
            case PROBING -> probe.pollVerdicts(this, 1);
        }
    }

    @Override
    public void onVerdict(long position, int topic, int code) {
        Reason expected = allowing ? Reason.ALLOWED : Reason.E_GOV_DENYLISTED;
        if (code == expected.code()) {
            confirmed++;
        } else {
            wrong++;
        }
        state = State.RESTING;
    }

    /** Whether no swap is under way. */
    boolean isResting() {
        return state == State.RESTING;
    }

    /** Swaps whose probe got the verdict of the new rules. */
    long confirmed() {
        return confirmed;
    }

    /** Swaps whose probe got another. */
    long wrong() {
        return wrong;
    }

    /** What the publishing calls took. */
    Histogram publishing() {
        return publishing;
    }

    /** Times from publishing until the shard was seen to work under the new rules. */
    Histogram adopting() {
        return adopting;
    }

    private void swapIfDue(long now) {
        if (now - nextAt < 0) {
            return;
        }
        nextAt = Math.max(nextAt - now + periodNanos, 0) + now;
        allowing = !allowing;
        long begun = System.nanoTime();
        version = exchange.apply(allowing ? MarketRules.RAISED : MarketRules.WITHOUT_PROBE);
        appliedAt = System.nanoTime();
        publishing.recordValue(Math.clamp(appliedAt - begun, 1, Latencies.LONGEST_NANOS));
        state = State.ADOPTING;
    }

    private void probeIfAdopted() {
        if (exchange.rulesVersion() < version) {
            return;
        }
        adopting.recordValue(Math.clamp(System.nanoTime() - appliedAt, 1, Latencies.LONGEST_NANOS));
        Order.write(packet, 0, 0, version, Market.PROBES);
        if (probe.offer(Market.PROBES, packet, Packet.DATA, Packet.DATA_SIZE) >= 0) {
            state = State.PROBING;
        }
    }
}
