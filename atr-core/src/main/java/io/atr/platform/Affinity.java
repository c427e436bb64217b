package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/** Which processors the calling thread may run on. Any thread may call, for itself; not for the hot path. */
public final class Affinity {
    private static final int MASK_BYTES = 128;

    private Affinity() {}

    /**
     * Binds the calling thread to one processor.
     *
     * @param cpu the processor's number, from 0
     * @return 0, or the negative errno: -22 (EINVAL) for a processor that does not exist or is not ours
     */
    public static int pin(int cpu) {
        BitSet one = new BitSet();
        one.set(cpu);
        return bind(one);
    }

    /** Binds the calling thread to a set of processors; 0, or the negative errno. */
    public static int bind(BitSet cpus) {
        if (Posix.instance().isEmpty()) {
            return -Posix.ENOSYS;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, 8);
            long[] words = cpus.toLongArray();
            MemorySegment.copy(words, 0, mask, ValueLayout.JAVA_LONG, 0, Math.min(words.length, MASK_BYTES / 8));
            return Posix.instance().get().affinity(mask);
        }
    }

    /** The processors that the calling thread may run on; empty where the kernel does not tell. */
    public static BitSet current() {
        if (Posix.instance().isEmpty()) {
            return new BitSet();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, 8);
            int refused = Posix.instance().get().readAffinity(mask);
            return refused != 0 ? new BitSet() : BitSet.valueOf(mask.toArray(ValueLayout.JAVA_LONG));
        }
    }
}
