package io.atr.node.demo;

import io.atr.agent.Idling;

/**
 * What can be set about a demo.
 *
 * @param seconds how long it takes, 2..55
 * @param rate packets a second where the flow is paced, bursts included
 * @param seed of everything that is drawn by lot
 * @param idling what the shard's thread does when there is nothing to do
 * @param seats which processors it runs on
 */
record DemoSettings(int seconds, int rate, long seed, Idling idling, Seats seats) {
    /** The shortest demo. */
    static final int LEAST_SECONDS = 2;

    /** The longest; it ends within a minute. */
    static final int MOST_SECONDS = 55;

    /** The slowest flow. */
    static final int LEAST_RATE = 1_000;

    /** The fastest flow: beyond it the generator itself would be what is measured. */
    static final int MOST_RATE = 5_000_000;

    /** What the demo does when it is told nothing. */
    static final DemoSettings DEFAULT = new DemoSettings(20, 1_000_000, 2026, Idling.BACK_OFF, Seats.UNPINNED);

    /** Checks the ranges. */
    DemoSettings {
        check("--seconds", seconds, LEAST_SECONDS, MOST_SECONDS);
        check("--rate", rate, LEAST_RATE, MOST_RATE);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s %d is out of range; give a number in %d..%d".formatted(what, value, least, most));
        }
    }
}
