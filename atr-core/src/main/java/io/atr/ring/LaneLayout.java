package io.atr.ring;

import io.atr.memory.Cells;
import io.atr.packet.Packet;

/**
 * Where things stand in a lane's memory: first what the publisher writes, then what the shard writes.
 *
 * <pre>
 *      0  tail            publisher: packets before it are whole
 *    128  verdicts read   publisher: verdict bytes before it are done with
 *    256  slots           publisher: capacity x 64 bytes
 *
 *      0  head            shard: packets before it are judged and copied
 *    128  counts          shard: 16 longs, packets by verdict code
 *    256  verdict bytes   shard: capacity x 1 byte, a slot's verdict, written before head passes it
 * </pre>
 *
 * <p>Where the publisher is another process, each part is whole pages of a file of its own, and the shard's part is
 * closed to the publisher's writes. The two are mapped side by side, so that the lane's ends work alike everywhere.
 *
 * <p>Positions count packets from 0 and never wrap; the slot of position p is {@code p mod capacity}.
 */
public final class LaneLayout {
    /** Offset of the publisher's position. */
    public static final int TAIL = 0;

    /** Offset of the position up to which the publisher has read its verdicts. */
    public static final int VERDICTS_READ = Cells.APART;

    /** Offset of the first slot. */
    public static final int SLOTS = 2 * Cells.APART;

    /** How many verdict codes have a count. */
    public static final int CODES = 16;

    /** In the shard's part: offset of the shard's position. */
    static final int HEAD = 0;

    /** In the shard's part: offset of the counts by verdict code. */
    static final int COUNTS = Cells.APART;

    /** In the shard's part: offset of the first verdict byte. */
    static final int VERDICTS = 2 * Cells.APART;

    private static final long PAGE = 4096;

    private LaneLayout() {}

    /** Bytes of a lane of {@code capacity} slots; a multiple of 128 that is not a multiple of 4096 for common sizes. */
    public static long bytes(int capacity) {
        return roundUp(publisherPart(capacity) + shardPart(capacity), Cells.APART);
    }

    /** Whole pages for the publisher's part of a lane that two processes share. */
    public static long publisherPages(int capacity) {
        return roundUp(publisherPart(capacity), PAGE);
    }

    /** Whole pages for the shard's part of a lane that two processes share. */
    public static long shardPages(int capacity) {
        return roundUp(shardPart(capacity), PAGE);
    }

    static long publisherPart(int capacity) {
        return SLOTS + ((long) capacity << Packet.SIZE_SHIFT);
    }

    private static long shardPart(int capacity) {
        return VERDICTS + (long) capacity;
    }

    private static long roundUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }
}
