package io.atr;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Packets as a claim hands them out: header filled in, data zero. They are copied from a row of blanks in one bulk move,
 * which for a batch is cheaper than eight stores a packet. One thread.
 */
final class Blanks {
    private static final int ROW = 64;
    private static final int FEW = 8;

    private final MemorySegment row = Arena.ofAuto().allocate((long) ROW << Packet.SIZE_SHIFT, Packet.SIZE);
    private final int sender;
    private int topic;

    Blanks(int sender) {
        this.sender = sender;
        for (int i = 0; i < ROW; i++) {
            Packet.encodeHeader(row, (long) i << Packet.SIZE_SHIFT, Packet.DEFAULT_FLAGS, topic, sender);
        }
    }

    /** Writes {@code count} blanks that lie side by side. */
    @Bounded(by = "count, which is no more than a lane has slots", turn = Turn.PACKET)
    void write(MemorySegment memory, long at, int count, int wanted) {
        if (count < FEW) {
            for (int i = 0; i < count; i++) {
                long packet = at + ((long) i << Packet.SIZE_SHIFT);
                Packet.encodeHeader(memory, packet, Packet.DEFAULT_FLAGS, wanted, sender);
            }
            return;
        }
        retopic(wanted);
        for (int done = 0; done < count; done += ROW) {
            long bytes = (long) Math.min(ROW, count - done) << Packet.SIZE_SHIFT;
            MemorySegment.copy(row, 0, memory, at + ((long) done << Packet.SIZE_SHIFT), bytes);
        }
    }

    @Bounded(by = "the row: 64 packets", turn = Turn.PACKET)
    private void retopic(int wanted) {
        if (topic != wanted) {
            topic = wanted;
            for (int i = 0; i < ROW; i++) {
                Packet.topic(row, (long) i << Packet.SIZE_SHIFT, wanted);
            }
        }
    }
}
