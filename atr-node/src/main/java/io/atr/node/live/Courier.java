package io.atr.node.live;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Brings packets to a node and learns what became of them. One thread. */
interface Courier extends AutoCloseable {
    /**
     * Takes a packet of 64 bytes, which may wait for others to go with.
     *
     * @param stop while there is no room: answers true when it is not worth waiting any more
     * @return whether it was taken; false only after a stop
     */
    boolean send(MemorySegment packet, BooleanSupplier stop);

    /** Lets go of those that wait for others, unless it is time to stop. */
    void flush(BooleanSupplier stop);

    /**
     * Waits until all that was sent is judged, or it is time to stop.
     *
     * @return packets by reason; by the names of decisions where the way does not tell reasons
     */
    Map<String, Long> finish(BooleanSupplier stop);

    @Override
    void close();
}
