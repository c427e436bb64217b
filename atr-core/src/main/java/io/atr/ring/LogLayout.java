package io.atr.ring;

import io.atr.memory.Cells;
import io.atr.packet.Packet;

/**
 * Where things stand in a shard log's memory.
 *
 * <pre>
 *      0              tail        written by the shard: packets before it may be read
 *    128              reserved    written by the shard: slots of positions before reserved - capacity may be torn
 *    136              lost        written by the shard: packets that never came here; of a feed, whose source overran it
 *    256 + 256 s      cursor      written by subscriber s: packets before it are done with
 *    256 + 256 s+128  state       written by the shard: how subscriber s stands, see {@link SubscriberState}
 *                     slots       capacity x 64 bytes
 * </pre>
 */
public final class LogLayout {
    /** Offset of the published position. */
    public static final int TAIL = 0;

    /** Offset of the position up to which slots are being overwritten. */
    public static final int RESERVED = Cells.APART;

    /** Offset of the count of packets that the writer itself was too slow to read. */
    public static final int LOST = RESERVED + 8;

    private static final int SUBSCRIBERS = 2 * Cells.APART;

    private LogLayout() {}

    /** Offset of a subscriber's cursor. */
    public static long cursor(int subscriber) {
        return SUBSCRIBERS + 2L * Cells.APART * subscriber;
    }

    /** Offset of a subscriber's state. */
    public static long state(int subscriber) {
        return cursor(subscriber) + Cells.APART;
    }

    /** Offset of the first slot, for a log of at most {@code subscribers}. */
    public static long slots(int subscribers) {
        return cursor(subscribers);
    }

    /** Bytes of a log. */
    public static long bytes(int subscribers, int capacity) {
        return slots(subscribers) + ((long) capacity << Packet.SIZE_SHIFT);
    }
}
