package io.atr.ring;

import io.atr.memory.Cells;
import io.atr.packet.Packet;

/**
 * Where things stand in a lane's memory.
 *
 * <pre>
 *      0  tail            written by the publisher: packets before it are whole
 *    128  head            written by the shard: packets before it are judged and copied
 *    256  verdicts read   written by the publisher: verdict bytes before it are done with
 *    384  counts          written by the shard: 16 longs, packets by verdict code
 *    512  slots           capacity x 64 bytes
 *         verdict bytes   capacity x 1 byte, a slot's verdict, written before head passes it
 * </pre>
 *
 * <p>Positions count packets from 0 and never wrap; the slot of position p is {@code p mod capacity}.
 */
public final class LaneLayout {
    /** Offset of the publisher's position. */
    public static final int TAIL = 0;

    /** Offset of the shard's position. */
    public static final int HEAD = Cells.APART;

    /** Offset of the position up to which the publisher has read its verdicts. */
    public static final int VERDICTS_READ = 2 * Cells.APART;

    /** Offset of the counts by verdict code. */
    public static final int COUNTS = 3 * Cells.APART;

    /** How many verdict codes have a count. */
    public static final int CODES = 16;

    /** Offset of the first slot. */
    public static final int SLOTS = 4 * Cells.APART;

    private LaneLayout() {}

    /** Bytes of a lane of {@code capacity} slots; a multiple of 128 that is not a multiple of 4096 for common sizes. */
    public static long bytes(int capacity) {
        return verdicts(capacity) + (capacity + Cells.APART - 1L) / Cells.APART * Cells.APART;
    }

    /** Offset of the verdict bytes. */
    public static long verdicts(int capacity) {
        return SLOTS + ((long) capacity << Packet.SIZE_SHIFT);
    }
}
