package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Which memory node pages lie on, and where they are to come from. Any thread; not for the hot path. */
public final class MemoryNodes {
    private static final int CHUNK = 4096;
    private static final int WHERE = 0; // in place of target nodes: moves nothing
    private static final int MPOL_PREFERRED = 1;
    private static final int MPOL_BIND = 2;
    private static final int MASK_WORDS = 16;

    private MemoryNodes() {}

    /**
     * Asks the kernel for the node of each page of a range.
     *
     * @param address the first page's
     * @param nodes takes the node of each page, or its negative errno: -2 (ENOENT) for one that is not in memory
     * @return 0, or the negative errno where the kernel does not tell at all: -38 (ENOSYS) without NUMA, -1 (EPERM) in
     *     containers that forbid it
     */
    public static int ofPages(long address, int[] nodes) {
        if (Mappings.instance().isEmpty()) {
            return -Posix.ENOSYS;
        }
        int page = Mappings.instance().get().pageSize();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment addresses = arena.allocate(8L * CHUNK, 8);
            MemorySegment answers = arena.allocate(4L * CHUNK, 4);
            for (int done = 0; done < nodes.length; done += CHUNK) {
                int count = Math.min(CHUNK, nodes.length - done);
                for (int i = 0; i < count; i++) {
                    addresses.setAtIndex(ValueLayout.JAVA_LONG, i, address + (long) (done + i) * page);
                }
                long refused = Syscalls.call(
                        Syscalls.Call.MOVE_PAGES, 0, count, addresses.address(), WHERE, answers.address(), 0);
                if (refused < 0) {
                    return (int) refused;
                }
                MemorySegment.copy(answers, ValueLayout.JAVA_INT, 0, nodes, done, count);
            }
        }
        return 0;
    }

    /**
     * Has the pages of a range, none of which was touched yet, come from one node.
     *
     * @return 0, or the negative errno: -22 (EINVAL) for a node that has no memory, -38 (ENOSYS) without NUMA
     */
    public static int bind(long address, long bytes, int node) {
        return policy(MPOL_BIND, address, bytes, node);
    }

    /** As {@link #bind}, as long as the node has memory left; from others then. */
    public static int prefer(long address, long bytes, int node) {
        return policy(MPOL_PREFERRED, address, bytes, node);
    }

    private static int policy(int policy, long address, long bytes, int node) {
        if (node < 0 || node >= MASK_WORDS * Long.SIZE) {
            return -Errno.EINVAL;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(8L * MASK_WORDS, 8);
            mask.setAtIndex(ValueLayout.JAVA_LONG, node / Long.SIZE, 1L << node);
            long bits = MASK_WORDS * Long.SIZE + 1L; // the kernel takes one less than it is told
            return (int) Syscalls.call(Syscalls.Call.MBIND, address, bytes, policy, mask.address(), bits, 0);
        }
    }
}
