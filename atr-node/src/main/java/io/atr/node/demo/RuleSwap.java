package io.atr.node.demo;

import org.jspecify.annotations.Nullable;

/**
 * One rule swap under traffic: published by the traffic loop between two packets, adopted by the shard when it next
 * opens a batch. One thread.
 */
final class RuleSwap {
    private final Exchange exchange;
    private @Nullable MarketRules wanted;
    private long notBefore;
    private long version;
    private long appliedAt;
    private long publishNanos;
    private long adoptNanos;
    private boolean waiting;

    RuleSwap(Exchange exchange) {
        this.exchange = exchange;
    }

    /** What a swap cost: its version, the call that published it, and the time until the shard worked under it. */
    record Cost(MarketRules rules, long version, long publishNanos, long adoptNanos) {}

    /** Swaps at the first {@link #step} after a time of {@link System#nanoTime}. */
    void request(MarketRules rules, long after) {
        wanted = rules;
        notBefore = after;
    }

    /** Swaps if that was requested and is due; otherwise looks whether the shard has followed. */
    void step(long now) {
        if (wanted != null) {
            if (now - notBefore < 0) {
                return;
            }
            long begun = System.nanoTime();
            version = exchange.apply(wanted);
            appliedAt = System.nanoTime();
            publishNanos = appliedAt - begun;
            waiting = true;
            wanted = null;
        } else if (waiting && exchange.rulesVersion() >= version) {
            adoptNanos = System.nanoTime() - appliedAt;
            waiting = false;
        }
    }

    /** Whether a swap was requested and the shard has not followed yet. */
    boolean isUnderWay() {
        return wanted != null || waiting;
    }

    /** What the last swap cost. */
    Cost cost(MarketRules rules) {
        return new Cost(rules, version, publishNanos, adoptNanos);
    }
}
