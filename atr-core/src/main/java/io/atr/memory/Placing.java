package io.atr.memory;

import io.atr.platform.Errno;
import io.atr.platform.MemoryNodes;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/** Has the pages of a region come from a node. */
final class Placing {
    private Placing() {}

    /** Before the pages are touched: the kernel chooses a page's node when it is. */
    static void place(String what, MemorySegment memory, MemoryOptions options, Consumer<String> warnings) {
        if (options.node() == MemoryOptions.ANY_NODE) {
            return;
        }
        int refused = MemoryNodes.prefer(memory.address(), memory.byteSize(), options.node());
        if (refused != 0) {
            warnings.accept("%s: the kernel does not take its memory from node %d: %s; going on with any."
                            .formatted(what, options.node(), Errno.text(refused))
                    + " In a container: docker run --cap-add SYS_NICE");
        }
    }
}
