package io.atr;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import io.atr.ring.LogReader;
import java.lang.foreign.MemorySegment;

/** Reads packets where they lie: the log waits, so nothing is overwritten meanwhile. */
final class InPlace implements Reading {
    @Override
    @Bounded(by = "what was available: no more than a log has slots", turn = Turn.PIECE)
    public int read(LogReader log, TopicFilter filter, PacketHandler handler, int limit) {
        int handed = 0;
        int left = log.available();
        while (left > 0 && handed < limit) {
            int piece = Math.min(Math.min(left, log.contiguous()), limit - handed);
            handed += filter.all() ? handAll(log, handler, piece) : handWanted(log, filter, handler, piece);
            left -= piece;
        }
        return handed;
    }

    @Override
    public long missed() {
        return 0;
    }

    @Bounded(by = "count, which is no more than the limit asked for", turn = Turn.PACKET)
    private static int handAll(LogReader log, PacketHandler handler, int count) {
        MemorySegment memory = log.memory();
        long at = log.at();
        int done = 0;
        try {
            while (done < count) {
                handler.onPacket(memory, at + ((long) done++ << Packet.SIZE_SHIFT));
            }
        } finally {
            log.advance(done);
            log.release();
        }
        return count;
    }

    @Bounded(by = "count, which is no more than the limit asked for", turn = Turn.PACKET)
    private static int handWanted(LogReader log, TopicFilter filter, PacketHandler handler, int count) {
        MemorySegment memory = log.memory();
        long first = log.at();
        int done = 0;
        int handed = 0;
        try {
            while (done < count) {
                long at = first + ((long) done++ << Packet.SIZE_SHIFT);
                if (filter.wants(Packet.topic(memory, at))) {
                    handed++;
                    handler.onPacket(memory, at);
                }
            }
        } finally {
            log.advance(done);
            log.release();
        }
        return handed;
    }
}
