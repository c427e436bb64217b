package io.atr.node.demo;

import io.atr.governance.RuleSet;
import io.atr.governance.TopicSet;
import java.util.BitSet;

/** The rules of the demo, version by version. Every rate and quota is finite. */
enum MarketRules {
    /** An ordinary day. */
    OPENING("what is not allowed is dropped", 1_000_000, 100_000, 4096, false, true),
    /** Market surveillance halts the busiest symbol. */
    HALT("nobody may send orders for " + Market.symbol(Market.HALTED), 1_000_000, 100_000, 4096, true, true),
    /** The halt is lifted, and symbols may be as fast as the machine. */
    RAISED("the halt is lifted, symbols may do 1 G/s each", 1_000_000_000, 1_000_000, 16_384, false, true),
    /** The same, but the probe may not publish: for swapping to and fro. */
    WITHOUT_PROBE("as before, but the probe is shut out", 1_000_000_000, 1_000_000, 16_384, false, false);

    private static final int QUOTES_PART = 50;
    private static final int QUOTES_BURSTS_PER_SECOND = 100;
    private static final long PROBES_RATE = 1_000_000;
    /** Packets that anybody else may have in flight. */
    static final int OTHERS_IN_FLIGHT = 1024;

    private final String summary;
    private final long rate;
    private final long burst;
    private final int deskInFlight;
    private final boolean halted;
    private final boolean probed;

    MarketRules(String summary, long rate, long burst, int deskInFlight, boolean halted, boolean probed) {
        this.summary = summary;
        this.rate = rate;
        this.burst = burst;
        this.deskInFlight = deskInFlight;
        this.halted = halted;
        this.probed = probed;
    }

    /** In a few words. */
    String summary() {
        return summary;
    }

    /** Orders a second that a symbol takes. */
    long rate() {
        return rate;
    }

    /** Orders at once that a symbol takes. */
    long burst() {
        return burst;
    }

    /** Packets that a desk may have in flight. */
    int deskInFlight() {
        return deskInFlight;
    }

    /**
     * Packets a second that the runaway algorithm's topic takes: a fifth of what it sends in a flow of {@code rate}.
     */
    static long quotesRate(int rate) {
        return Math.max(1, rate / QUOTES_PART);
    }

    /** Packets at once that the runaway algorithm's topic takes. */
    static long quotesBurst(int rate) {
        return Math.max(1, quotesRate(rate) / QUOTES_BURSTS_PER_SECOND);
    }

    /** The rules themselves, for a flow of so many packets a second. */
    RuleSet rules(int flow) {
        RuleSet.Builder rules = RuleSet.builder();
        for (int symbol = 0; symbol < Market.SYMBOLS; symbol++) {
            rules.topic(symbol, rate, burst);
        }
        rules.topic(Market.QUOTES, quotesRate(flow), quotesBurst(flow))
                .topic(Market.NEWS, 100, 100)
                .topic(Market.PROBES, PROBES_RATE, PROBES_RATE);
        Player.DESKS.forEach(desk -> rules.sender(desk.sender(), tradable(), deskInFlight));
        return rules.sender(Player.RUNAWAY.sender(), TopicSet.of(Market.QUOTES), OTHERS_IN_FLIGHT)
                .sender(Player.INTRUDER.sender(), TopicSet.of(Market.NEWS), OTHERS_IN_FLIGHT)
                .sender(Player.PROBE.sender(), probed ? TopicSet.of(Market.PROBES) : TopicSet.NONE, OTHERS_IN_FLIGHT)
                .build();
    }

    private TopicSet tradable() {
        BitSet topics = new BitSet();
        topics.set(0, Market.SYMBOLS);
        topics.set(Market.HALTED, !halted);
        return TopicSet.of(topics);
    }
}
