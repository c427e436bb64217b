package io.atr.stress;

import io.atr.memory.Cells;
import io.atr.packet.Packet;
import io.atr.ring.LogLayout;
import io.atr.ring.LogReader;
import io.atr.ring.ShardLog;
import java.lang.foreign.MemorySegment;

/** A log of 64 slots with one reader, and no shard before it. The packet at position p has the stamp p + 1. */
final class OneLog {
    static final int CAPACITY = 64;

    final ShardLog log = new ShardLog(Scratch.zeroed(LogLayout.bytes(1, CAPACITY)), 1, CAPACITY);
    final LogReader reader;
    private final MemorySegment source = Scratch.zeroed((long) CAPACITY << Packet.SIZE_SHIFT);

    /** A log that holds {@code published} packets, of which the reader has read {@code read}. */
    OneLog(int published, int read) {
        prepare(published);
        append(published);
        log.publish();
        Cells.release(log.memory(), LogLayout.cursor(0), read);
        reader = new LogReader(log, 0);
    }

    /** Shard: makes the packets that {@link #append} will append. */
    void prepare(int packets) {
        for (int i = 0; i < packets; i++) {
            Stamp.write(source, (long) i << Packet.SIZE_SHIFT, 0, (int) log.position() + i + 1);
        }
    }

    /** Shard: appends prepared packets, without publishing them. */
    void append(int packets) {
        log.append(source, 0, packets == Long.SIZE ? -1L : (1L << packets) - 1);
    }

    /** The stamp of the packet at a position. */
    int read(long position) {
        return Stamp.read(log.memory(), log.slots() + ((position & (CAPACITY - 1)) << Packet.SIZE_SHIFT));
    }
}
