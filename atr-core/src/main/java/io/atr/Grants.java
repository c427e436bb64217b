package io.atr;

import io.atr.governance.Grant;
import io.atr.memory.Cells;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/** Reads options as grants: for the bus, and for its clients in other processes. */
public final class Grants {
    private Grants() {}

    /** What a publication's lanes are granted, on a bus with so many senders. */
    public static Grant of(PublicationOptions options, int senders) {
        if (options.sender() != Grant.MANY) {
            if (options.sender() < 0 || options.sender() >= senders) {
                throw new IllegalArgumentException(
                        "sender " + options.sender() + ": this bus has senders 0.." + (senders - 1));
            }
            return Grant.one(options.sender(), options.bypass());
        }
        BitSet some = options.senders();
        if (some == null) {
            return Grant.everyone(options.bypass());
        }
        MemorySegment bits = Arena.ofAuto().allocate((senders + 63L) / 64 * 8, 64);
        some.stream().filter(id -> id < senders).forEach(id -> {
            long word = (long) (id >>> 6) << 3;
            Cells.set(bits, word, Cells.get(bits, word) | 1L << id);
        });
        return Grant.some(bits, options.bypass());
    }
}
