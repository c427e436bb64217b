package io.atr.verify.measure;

import io.atr.memory.NamedRegion;
import io.atr.platform.MemoryNodes;
import io.atr.platform.NodeMap;
import io.atr.platform.Tasks;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** What the kernel is asked about the place of memory and threads. */
interface NumaKernel {
    /** The one that this runs on. */
    NumaKernel HERE = new NumaKernel() {
        private final NodeMap nodes = NodeMap.here();

        @Override
        public int pages(NamedRegion region, int[] nodes) {
            return MemoryNodes.ofPages(region.memory().address(), nodes);
        }

        @Override
        public OptionalInt nodeOf(int processor) {
            return nodes.ofProcessor(processor);
        }

        @Override
        public BitSet nodes() {
            return nodes.withMemory();
        }

        @Override
        public List<BitSet> threads(String name) {
            return Tasks.named(name).stream().map(Tasks::processors).toList();
        }
    };

    /** As {@link MemoryNodes#ofPages}. */
    int pages(NamedRegion region, int[] nodes);

    /** The node of a processor; empty where it is not told. */
    OptionalInt nodeOf(int processor);

    /** Nodes that have memory. */
    BitSet nodes();

    /** The processors that each live thread of a name may run on. */
    List<BitSet> threads(String name);
}
