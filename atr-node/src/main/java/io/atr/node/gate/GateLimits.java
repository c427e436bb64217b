package io.atr.node.gate;

/**
 * How much a gateway takes on; beyond it batches are refused, never queued.
 *
 * @param packets packets of one batch, 1..2^20
 * @param packetsInFlight packets of a gateway's batches that wait for lanes or verdicts
 * @param batchesInFlight batches that do, 1..2^16
 */
public record GateLimits(int packets, int packetsInFlight, int batchesInFlight) {
    /** Batches of 65,536 packets; 262,144 packets and 4,096 batches in flight. */
    public static final GateLimits DEFAULT = new GateLimits(1 << 16, 1 << 18, 1 << 12);

    /** Checks the ranges. */
    public GateLimits {
        check("packets of a batch", packets, 1, 1 << 20);
        check("packets in flight", packetsInFlight, packets, 1 << 26);
        check("batches in flight", batchesInFlight, 1, 1 << 16);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " is not in " + least + ".." + most);
        }
    }
}
