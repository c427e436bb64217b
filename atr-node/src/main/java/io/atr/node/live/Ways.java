package io.atr.node.live;

import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;

/** How a verb gets at a node. */
interface Ways {
    /** Over sockets. */
    Ways USUAL = new Ways() {
        @Override
        public NodeChannel channel(NodeOptions node) {
            return node.open();
        }

        @Override
        public Memory memory(NodeOptions node) {
            return SharedMemory.open(node);
        }
    };

    /** By gRPC. */
    NodeChannel channel(NodeOptions node);

    /** By shared memory. */
    Memory memory(NodeOptions node);
}
