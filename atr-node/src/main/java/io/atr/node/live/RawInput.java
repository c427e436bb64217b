package io.atr.node.live;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.packet.Packet;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/** Packets of 64 bytes, one after the other. */
final class RawInput implements Input {
    private final InputStream in;
    private final byte[] bytes = new byte[Packet.SIZE];
    private final MemorySegment source = MemorySegment.ofArray(bytes);
    private long read;

    RawInput(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean next(MemorySegment packet) throws IOException {
        int got = in.readNBytes(bytes, 0, bytes.length);
        if (got == 0) {
            return false;
        }
        if (got < bytes.length) {
            throw new CommandException(
                    ExitCode.FINDINGS,
                    "packet " + (read + 1) + ": the input ends after " + got
                            + " bytes of 64; --raw takes whole packets");
        }
        read++;
        MemorySegment.copy(source, 0, packet, 0, Packet.SIZE);
        return true;
    }

    @Override
    public boolean isMoreAtHand() throws IOException {
        return in.available() >= Packet.SIZE;
    }
}
