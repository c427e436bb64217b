package io.atr.bench.jmh;

import io.atr.bench.load.Message;
import io.atr.bench.load.Workload;
import io.atr.governance.Governor;
import io.atr.memory.MemoryOptions;
import io.atr.memory.Region;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/** The packets of a workload, side by side in memory that is gone through again and again, 64 at a time. */
final class Packets {
    private static final int HOT = 1 << 12;
    private static final int RANDOM = 1 << 16;

    private final MemorySegment memory;
    private final int mask;
    private int next;

    Packets(Workload workload) {
        int count = workload.isGateway() ? RANDOM : HOT;
        memory = Region.allocate("packets", (long) count << Packet.SIZE_SHIFT, MemoryOptions.DEFAULT, _ -> {});
        mask = count - 1;
        long[] routes = workload.routes();
        for (int i = 0; i < count; i++) {
            Message.write(memory, (long) i << Packet.SIZE_SHIFT, routes[i & (routes.length - 1)], i);
        }
    }

    MemorySegment memory() {
        return memory;
    }

    /** Offset of the next piece of {@link Governor#MAX_JUDGED} packets. */
    long nextPiece() {
        long at = (long) next << Packet.SIZE_SHIFT;
        next = (next + Governor.MAX_JUDGED) & mask;
        return at;
    }
}
