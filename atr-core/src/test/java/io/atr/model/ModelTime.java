package io.atr.model;

import io.atr.agent.Clock;

/** Time as governance sees it: never below zero, never backwards, and at its end from the clock's largest time on. */
public final class ModelTime {
    private long latest;

    /** The time at which a batch is judged when the clock shows {@code shown}. */
    public long see(long shown) {
        latest = Math.max(latest, Math.min(shown, Clock.MAX - 1));
        return latest;
    }
}
