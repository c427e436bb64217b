package io.atr.node.demo;

import java.util.List;

/** Notes how everything stands when a stretch of traffic begins and ends, and tells the difference. One thread. */
final class Meter {
    private final Exchange exchange;
    private final PacedFlow paced;
    private final FullFlow full;
    private final ThreadCosts costs = new ThreadCosts();
    private Tally tally = Tally.ZERO;
    private long dashboardSeen;
    private long dashboardMissed;
    private long pressed;
    private long allocated;
    private long onProcessor;
    private long begun;
    private long away;

    Meter(Exchange exchange, PacedFlow paced, FullFlow full) {
        this.exchange = exchange;
        this.paced = paced;
        this.full = full;
    }

    /** A stretch begins; answers the time of {@link System#nanoTime}. */
    long begin() {
        tally = Tally.of(exchange);
        dashboardSeen = exchange.dashboard().seen();
        dashboardMissed = exchange.dashboardMissed();
        pressed = paced.pressed() + full.pressed();
        onProcessor = costs.processorNanos();
        begun = System.nanoTime();
        allocated = costs.allocatedBytes();
        return begun;
    }

    /** Its last packet is out: what is allocated from now on is the demo's own bookkeeping. */
    void pause() {
        allocated = costs.allocatedBytes() - allocated;
        onProcessor = costs.processorNanos() - onProcessor;
        away = Math.max(0, System.nanoTime() - begun - onProcessor);
    }

    /** It is over, after so many nanoseconds. */
    Figures end(long lasted, boolean onTime) {
        return new Figures(
                lasted,
                Tally.of(exchange).minus(tally),
                exchange.riskCheck().takeLatency(),
                exchange.rulesVersion(),
                exchange.dashboard().seen() - dashboardSeen,
                exchange.dashboardMissed() - dashboardMissed,
                paced.pressed() + full.pressed() - pressed,
                List.of(allocated),
                away,
                onTime);
    }
}
