package io.atr.node.gate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** An array that messages are read into, one after another; it grows, and shrinks again after a huge one. One thread. */
final class MessageBuffer {
    private static final int LEAST = 1 << 12;
    private static final int KEPT = 1 << 23;

    private byte[] bytes = new byte[LEAST];
    private int length;

    /** The length of the message that was read last. */
    int length() {
        return length;
    }

    /**
     * Reads a stream to its end.
     *
     * @param expected its length, where that is known
     * @return an array that begins with it, and has slack behind it
     */
    byte[] fill(InputStream stream, int expected) throws IOException {
        if (bytes.length > KEPT) {
            bytes = new byte[LEAST];
        }
        if (expected > room()) {
            bytes = new byte[larger(expected)];
        }
        length = stream.readNBytes(bytes, 0, room());
        while (length == room()) {
            int next = stream.read();
            if (next < 0) {
                break;
            }
            bytes = Arrays.copyOf(bytes, larger(length + 1));
            bytes[length++] = (byte) next;
            length += stream.readNBytes(bytes, length, room() - length);
        }
        return bytes;
    }

    private int room() {
        return bytes.length - WireReader.SLACK;
    }

    private int larger(int wanted) {
        return Math.max(wanted + WireReader.SLACK, bytes.length * 2);
    }
}
