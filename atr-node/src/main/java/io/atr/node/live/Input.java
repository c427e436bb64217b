package io.atr.node.live;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Where packets come from, one at a time. */
interface Input {
    /**
     * Writes the next packet's 64 bytes.
     *
     * @return false at the end
     * @throws io.atr.node.cli.CommandException when the input makes no sense; the line says where
     */
    boolean next(MemorySegment packet) throws IOException;

    /** Whether the next packet is there already, as far as anybody knows. */
    boolean isMoreAtHand() throws IOException;
}
