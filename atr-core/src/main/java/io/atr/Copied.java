package io.atr;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import io.atr.ring.LogReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Copies packets out, then looks whether they were overwritten meanwhile: the log does not wait. */
final class Copied implements Reading {
    private static final int PIECE = 32;

    private final MemorySegment copy = Arena.ofAuto().allocate(PIECE * Packet.SIZE, Packet.SIZE);
    private long skipped;
    private volatile long missed;

    @Override
    @Bounded(by = "what was available; a log that went round meanwhile ends it", turn = Turn.PIECE)
    public int read(LogReader log, TopicFilter filter, PacketHandler handler, int limit) {
        int handed = 0;
        int left = log.available();
        skip(log.lost());
        while (left > 0 && handed < limit) {
            int piece = Math.min(Math.min(Math.min(left, log.contiguous()), PIECE), limit - handed);
            MemorySegment.copy(log.memory(), log.at(), copy, 0, (long) piece << Packet.SIZE_SHIFT);
            if (log.overrun() > 0) {
                skip(log.catchUp());
                return handed;
            }
            handed += hand(log, filter, handler, piece);
            left -= piece;
        }
        return handed;
    }

    private void skip(long packets) {
        if (packets != 0) {
            skipped += packets;
            missed = skipped;
        }
    }

    @Override
    public long missed() {
        return missed;
    }

    @Bounded(by = "count, 32 at the most", turn = Turn.PACKET)
    private int hand(LogReader log, TopicFilter filter, PacketHandler handler, int count) {
        int handed = 0;
        int done = 0;
        try {
            while (done < count) {
                long at = (long) done++ << Packet.SIZE_SHIFT;
                if (filter.all() || filter.wants(Packet.topic(copy, at))) {
                    handed++;
                    handler.onPacket(copy, at);
                }
            }
        } finally {
            log.advance(done);
        }
        return handed;
    }
}
