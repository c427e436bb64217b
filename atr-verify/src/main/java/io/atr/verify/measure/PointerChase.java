package io.atr.verify.measure;

import io.atr.bench.machine.PinnedThread;
import io.atr.platform.MemoryNodes;
import io.atr.platform.Posix;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/**
 * How long a processor waits for one line of a node's memory: it follows a ring of lines in random order, in which each
 * tells where the next one is.
 */
final class PointerChase {
    private static final long BYTES = 128L << 20; // more than the caches hold
    private static final int LINE_SHIFT = 6;
    private static final int STEPS = 1_000_000;
    private static final long SEED = 12;

    private PointerChase() {}

    /** Nanoseconds of one load, seen from a processor; NaN where no memory of that node is to be had. */
    static double nanos(int cpu, int node) {
        if (Posix.instance().isEmpty()) {
            return Double.NaN;
        }
        Posix posix = Posix.instance().get();
        long address = posix.map(BYTES, false);
        if (address < 0) {
            return Double.NaN;
        }
        try {
            posix.adviseHugePages(address, BYTES); // fewer of the waits are for the page table
            if (MemoryNodes.bind(address, BYTES, node) != 0) {
                return Double.NaN;
            }
            MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(BYTES);
            return PinnedThread.call(cpu, "atr-verify-chase", () -> follow(memory));
        } finally {
            posix.unmap(address, BYTES);
        }
    }

    private static double follow(MemorySegment memory) {
        link(memory, new Random(SEED));
        int at = walk(memory, 0, STEPS / 10);
        long begun = System.nanoTime();
        int end = walk(memory, at, STEPS);
        long took = System.nanoTime() - begun;
        return end < 0 ? Double.NaN : (double) took / STEPS; // the end is used, so that the walk is not optimised away
    }

    /** One ring through all lines, in random order. */
    static void link(MemorySegment memory, Random random) {
        int lines = (int) (memory.byteSize() >> LINE_SHIFT);
        int[] next = new int[lines];
        for (int i = 0; i < lines; i++) {
            int other = i == 0 ? 0 : random.nextInt(i); // a swap with an earlier one keeps it a single ring
            next[i] = next[other];
            next[other] = i;
        }
        for (int i = 0; i < lines; i++) {
            memory.set(ValueLayout.JAVA_INT, (long) i << LINE_SHIFT, next[i]);
        }
    }

    /** Where one comes to from a line in so many steps. */
    static int walk(MemorySegment memory, int from, int steps) {
        int at = from;
        for (int i = 0; i < steps; i++) {
            at = memory.get(ValueLayout.JAVA_INT, (long) at << LINE_SHIFT);
        }
        return at;
    }
}
