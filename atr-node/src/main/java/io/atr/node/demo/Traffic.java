package io.atr.node.demo;

import io.atr.node.cli.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * Runs traffic over an exchange for a while and tells what was seen. Between two stretches the schedule stands still,
 * so that printing is not mistaken for latency. One thread: it generates, and it serves the subscribers.
 */
final class Traffic {
    private static final int READ_AT_ONCE = 256;
    private static final long LATE_NANOS = 1_000_000_000L;
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private final Exchange exchange;
    private final StopSignal stop;
    private final PacedFlow paced;
    private final FullFlow full;
    private final RuleSwap swap;
    private final Meter meter;

    Traffic(Exchange exchange, Script script, Pace pace, StopSignal stop) {
        this.exchange = exchange;
        this.stop = stop;
        this.paced = new PacedFlow(exchange, script, pace);
        this.full = new FullFlow(exchange, script);
        this.swap = new RuleSwap(exchange);
        this.meter = new Meter(exchange, paced, full);
    }

    /** Swaps the rules when traffic flows next. */
    RuleSwap swap() {
        return swap;
    }

    /**
     * Offers what is due, on schedule, for some time.
     *
     * @param storm swaps rules meanwhile; null for none
     */
    Figures paced(long nanos, @Nullable SwapStorm storm) {
        long begun = meter.begin();
        long end = begun + nanos;
        paced.resume(begun);
        boolean onTime = true;
        long now = begun;
        while (!paced.isOutUntil(end) && onTime && !stop.isRaised()) {
            now = System.nanoTime();
            paced.offerDue(now, end);
            exchange.serve(READ_AT_ONCE);
            swap.step(now);
            if (storm != null) {
                storm.step(now);
            }
            onTime = now - end < LATE_NANOS;
        }
        meter.pause();
        onTime &= drain(storm);
        return meter.end(Math.max(stop.isRaised() ? 0 : nanos, now - begun), onTime);
    }

    /** Publishes as fast as packets are taken, for some time. */
    Figures full(long nanos) {
        long begun = meter.begin();
        long now = begun;
        while (now - begun < nanos && !stop.isRaised()) {
            full.round();
            now = System.nanoTime();
            swap.step(now);
        }
        meter.pause();
        boolean drained = drain(null);
        return meter.end(System.nanoTime() - begun, drained);
    }

    /** Waits for whatever is still on its way. */
    void settle() {
        boolean _ = drain(null);
    }

    /** Serves until everything that was offered is judged and read, and no swap is under way. */
    private boolean drain(@Nullable SwapStorm storm) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isQuiet(storm)) {
            long now = System.nanoTime();
            if (now - deadline > 0) {
                return false;
            }
            exchange.serve(READ_AT_ONCE);
            swap.step(now);
            if (storm != null && !storm.isResting()) {
                storm.step(now);
            }
        }
        return true;
    }

    private boolean isQuiet(@Nullable SwapStorm storm) {
        if (swap.isUnderWay() || (storm != null && !storm.isResting())) {
            return false;
        }
        return exchange.isQuiet(paced.offered() + full.offered());
    }
}
