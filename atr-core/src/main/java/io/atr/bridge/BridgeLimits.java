package io.atr.bridge;

import java.time.Duration;

/**
 * How much the bridge gives away.
 *
 * @param sessions at once
 * @param holdings publications and subscriptions of one session at once
 * @param messagesPerSecond of one session; it may send as many in a burst, and is shown out beyond
 * @param feedSlots of a ring that the node fills for a subscriber, a power of two of 64 or more
 * @param memoryBytes of lanes, cursors and feeds of all sessions, until they are unmapped
 * @param patience for a caller to say hello
 */
public record BridgeLimits(
        int sessions, int holdings, int messagesPerSecond, int feedSlots, long memoryBytes, Duration patience) {
    /** 64 sessions of 16 holdings and 200 messages a second; feeds of 4096 packets; 1 GiB; 2 s. */
    public static final BridgeLimits DEFAULT = new BridgeLimits(64, 16, 200, 1 << 12, 1L << 30, Duration.ofSeconds(2));

    /** Checks the ranges. */
    public BridgeLimits {
        check("sessions", sessions, 1, 4096);
        check("holdings", holdings, 1, 4096);
        check("messages per second", messagesPerSecond, 1, 1_000_000);
        check("feed slots", feedSlots, 64, 1 << 22);
        if (memoryBytes < 1) {
            throw new IllegalArgumentException("memory bytes: at least 1, not " + memoryBytes);
        }
        if (Integer.bitCount(feedSlots) != 1) {
            throw new IllegalArgumentException("feed slots: " + feedSlots + " is not a power of two");
        }
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " is not in " + least + ".." + most);
        }
    }
}
