package io.atr.node.live;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.packet.Packet;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A packet for each line: its bytes, or what its hexadecimal digits say. An end of line may have a carriage return. */
final class LineInput implements Input {
    private final InputStream in;
    private final long header;
    private final boolean hex;
    private final boolean truncate;
    private final byte[] line;
    private final byte[] data = new byte[Packet.DATA_SIZE];
    private final MemorySegment source = MemorySegment.ofArray(data);
    private long number;

    /**
     * Lines of a stream.
     *
     * @param route topic and sender of each packet, as {@link Packet#routeOf}
     * @param hex whether lines are hexadecimal digits
     * @param truncate whether what is too long is cut off
     */
    LineInput(InputStream in, long route, boolean hex, boolean truncate) {
        this.in = in;
        this.header = route;
        this.hex = hex;
        this.truncate = truncate;
        this.line = new byte[(hex ? 2 : 1) * Packet.DATA_SIZE + 1];
    }

    @Override
    public boolean next(MemorySegment packet) throws IOException {
        int b = in.read();
        if (b < 0) {
            return false;
        }
        number++;
        long length = 0;
        int held = -1; // a carriage return that may belong to the end of the line
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (held >= 0) {
                length = keep(held, length);
            }
            held = b;
        }
        if (held >= 0 && !(held == '\r' && b == '\n')) {
            length = keep(held, length);
        }
        fill(length);
        Packet.encode(
                packet,
                0,
                Packet.DEFAULT_FLAGS,
                Packet.topicOf(header),
                Packet.senderOf(header),
                source,
                0,
                Packet.DATA_SIZE);
        return true;
    }

    @Override
    public boolean isMoreAtHand() throws IOException {
        return in.available() > 0;
    }

    private long keep(int b, long length) {
        if (length < line.length) {
            line[(int) length] = (byte) b;
        }
        return length + 1;
    }

    private void fill(long length) {
        if (hex && length % 2 != 0) {
            throw wrong("an odd number of hexadecimal digits; two make a byte");
        }
        long bytes = hex ? length / 2 : length;
        if (bytes > Packet.DATA_SIZE && !truncate) {
            throw wrong(bytes + " bytes of data, and a packet holds 48; shorten it, or cut it off by --truncate");
        }
        int taken = (int) Math.min(bytes, Packet.DATA_SIZE);
        for (int i = 0; i < taken; i++) {
            data[i] = hex ? (byte) (digit(2 * i) << 4 | digit(2 * i + 1)) : line[i];
        }
        Arrays.fill(data, taken, data.length, (byte) 0);
    }

    private int digit(int at) {
        int value = Character.digit(line[at], 16);
        if (value < 0) {
            throw wrong("the character at column " + (at + 1) + " is no hexadecimal digit");
        }
        return value;
    }

    private CommandException wrong(String what) {
        return new CommandException(ExitCode.FINDINGS, "line " + number + ": " + what);
    }
}
