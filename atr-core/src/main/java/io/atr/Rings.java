package io.atr;

/**
 * Capacities in packets, powers of two.
 *
 * @param laneSlots of each lane, 2..2^22
 * @param logSlots of each shard's log, 64..2^24
 */
public record Rings(int laneSlots, int logSlots) {
    /** Lanes of 4096 packets (256 KiB), logs of 16,384 (1 MiB). */
    public static final Rings DEFAULT = new Rings(1 << 12, 1 << 14);

    /** Checks the ranges. */
    public Rings {
        check("lane", laneSlots, 2, 1 << 22);
        check("log", logSlots, 64, 1 << 24);
    }

    private static void check(String what, int slots, int least, int most) {
        if (Integer.bitCount(slots) != 1 || slots < least || slots > most) {
            throw new IllegalArgumentException(
                    what + " slots: " + slots + " is not a power of two in " + least + ".." + most);
        }
    }
}
