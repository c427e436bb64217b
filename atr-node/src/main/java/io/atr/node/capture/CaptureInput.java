package io.atr.node.capture;

import io.atr.node.capture.CaptureException.Kind;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * A window of fixed size that slides over a file or pipe. Reads are relative to the window's position and follow the
 * byte order that was set; whoever reads has called {@link #fill} for those bytes.
 */
final class CaptureInput implements Closeable {
    /** The largest window in bytes, and so the largest record that is accepted. */
    static final int CAPACITY = 1 << 20;

    /** Holds every record of an ordinary capture; the first one that is longer brings the largest window. */
    static final int USUAL_CAPACITY = 1 << 16;

    // One constant layout and a byte swap where needed: layouts chosen at run time do not fold.
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private final ReadableByteChannel channel;
    private MemorySegment bytes = Arena.ofAuto().allocate(USUAL_CAPACITY);
    private ByteBuffer writable = bytes.asByteBuffer();
    private int position;
    private int limit;
    private long base;
    private boolean bigEndian;
    private Runnable beforeReading = () -> {};

    CaptureInput(String name, ReadableByteChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /** The window; another one after a {@link #fill} that had to grow it. */
    MemorySegment bytes() {
        return bytes;
    }

    /** Index of the current position in {@link #bytes}. */
    int position() {
        return position;
    }

    /** Bytes from the start of the capture to the current position. */
    long offset() {
        return base + position;
    }

    String name() {
        return name;
    }

    /** All bytes from the position on, as they are; to be read in place of this. Closing it closes the channel. */
    InputStream rest() {
        byte[] window = bytes.asSlice(position, limit - position).toArray(ValueLayout.JAVA_BYTE);
        return new SequenceInputStream(new ByteArrayInputStream(window), Channels.newInputStream(channel)) {
            @Override
            public void close() throws IOException {
                super.close();
                channel.close(); // the sequence closes only what it has begun to read
            }
        };
    }

    void beforeReading(Runnable what) {
        beforeReading = what;
    }

    void bigEndian(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    /**
     * Makes bytes available side by side from the position on.
     *
     * @param wanted at most {@link #CAPACITY}
     * @return bytes available: less than wanted only at the end of the input
     */
    int fill(int wanted) throws IOException {
        assert wanted <= CAPACITY : "a full window would be read into for ever";
        if (limit - position < wanted) {
            slide();
            if (wanted > writable.capacity()) {
                grow();
            }
            while (limit < wanted) {
                beforeReading.run();
                int read = channel.read(writable.clear().position(limit));
                if (read < 0) {
                    break;
                }
                limit += read;
            }
        }
        return limit - position;
    }

    private void slide() {
        MemorySegment.copy(bytes, position, bytes, 0, limit - position);
        base += position;
        limit -= position;
        position = 0;
    }

    private void grow() {
        MemorySegment larger = Arena.ofAuto().allocate(CAPACITY);
        MemorySegment.copy(bytes, 0, larger, 0, limit);
        bytes = larger;
        writable = larger.asByteBuffer();
    }

    /** Moves on over bytes that are in the window. */
    void advance(int count) {
        position += count;
    }

    /**
     * Moves on over any number of bytes.
     *
     * @return bytes passed: less than asked for only at the end of the input
     */
    long skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, fill(1));
            if (step == 0) {
                break;
            }
            position += step;
            left -= step;
        }
        return count - left;
    }

    int u8(int at) {
        return bytes.get(ValueLayout.JAVA_BYTE, position + at) & 0xFF;
    }

    int u16(int at) {
        short value = bytes.get(SHORT, position + at);
        return (bigEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    long u32(int at) {
        int value = bytes.get(INT, position + at);
        return (bigEndian ? Integer.reverseBytes(value) : value) & 0xFFFF_FFFFL;
    }

    CaptureException corrupt(long at, String found) {
        return new CaptureException(
                Kind.CORRUPT,
                name,
                at,
                found,
                "the capture is damaged from here on: use what came before, or record it again");
    }

    CaptureException truncated(long at, String what, long needed, long left) {
        return new CaptureException(
                Kind.TRUNCATED,
                name,
                at,
                what + " needs " + needed + " bytes and " + left + " are left",
                "the capture was cut off: use what came before, or copy it again");
    }

    CaptureException failure(Kind kind, long at, String found, String remedy) {
        return new CaptureException(kind, name, at, found, remedy);
    }

    /** Any thread: a {@link #fill} that waits for bytes ends with it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
