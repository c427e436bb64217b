package io.atr.node.capture;

import io.atr.node.capture.CaptureException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Streams the UDP and TCP datagrams of a pcap or pcapng capture, from a file or a pipe, packed by gzip or zstd or not.
 *
 * <p>Needs one buffer of 64 KiB, whatever the size of the capture, or of 1 MiB once a record is longer than that; a record
 * beyond 1 MiB counts as damage. Times are
 * nanoseconds since 1970; a packet whose time does not fit (before 1970 or after 2262) takes that of the packet before. After a failure
 * every further call fails in the same way. One thread uses a reader at a time; only {@link #close} is for any thread.
 */
public final class CaptureReader implements Closeable {
    /** Answer of {@link #totalBytes} where the size is unknown, as for a pipe or a packed file. */
    public static final long UNKNOWN = -1;

    private final CaptureInput input;
    private final long totalBytes;
    private final RecordReader records;
    private final Frame frame = new Frame();
    private final CaptureCounters counters = new CaptureCounters();
    private long frames;
    private @Nullable CaptureException failure;

    /** Which datagram is taken where one is carried by another (VXLAN). */
    public enum Tunnel {
        /** The one that carries. */
        OUTER,
        /** The one that is carried. */
        INNER
    }

    private CaptureReader(CaptureInput input, long totalBytes) throws CaptureException, IOException {
        this.input = input;
        this.totalBytes = totalBytes;
        this.records = recognise(input);
    }

    private static RecordReader recognise(CaptureInput input) throws CaptureException, IOException {
        try {
            return CaptureFormats.recognise(input);
        } catch (IOException e) {
            throw Packed.failure(input, e);
        }
    }

    /**
     * Opens a capture file or named pipe and reads its header.
     *
     * @throws CaptureException if it is empty, no capture, or of a kind that is not read
     * @throws IOException if the system refuses: the usual subclasses say why (no such file, access denied)
     */
    public static CaptureReader open(Path path) throws CaptureException, IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new CaptureException(
                    Kind.NOT_A_CAPTURE, path.toString(), 0, "a directory", "name a pcap or pcapng file in it");
        }
        long size = attributes.isRegularFile() ? attributes.size() : UNKNOWN;
        return open(FileChannel.open(path), path.toString(), size);
    }

    /**
     * Reads a capture from a stream, which is closed with the reader.
     *
     * @param name what to call it in errors
     */
    public static CaptureReader open(InputStream stream, String name) throws CaptureException, IOException {
        return open(Channels.newChannel(stream), name, UNKNOWN);
    }

    private static CaptureReader open(ReadableByteChannel channel, String name, long totalBytes)
            throws CaptureException, IOException {
        boolean opened = false;
        try {
            CaptureInput input = new CaptureInput(name, channel);
            boolean packed = Packed.isPacked(input);
            CaptureReader reader =
                    packed ? new CaptureReader(Packed.open(input), UNKNOWN) : new CaptureReader(input, totalBytes);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /** Takes the datagram that carries or the one that is carried, from the next one on; {@link Tunnel#OUTER} until then. */
    public CaptureReader taking(Tunnel tunnel) {
        frame.takeInner(tunnel == Tunnel.INNER);
        return this;
    }

    /**
     * Has something done whenever bytes are to be had from the system, which may wait for them: by the reading thread, in {@link #next}.
     * For whoever reads a pipe and would keep something from others meanwhile.
     */
    public void beforeReading(Runnable what) {
        input.beforeReading(what);
    }

    /**
     * Goes to the next UDP or TCP datagram; other frames are counted and passed over.
     *
     * @return false at the orderly end of the capture, and the datagram is left in no particular state
     * @throws CaptureException where the capture is damaged; what was handed out before is sound
     */
    public boolean next(Datagram into) throws CaptureException, IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            while (records.next(frame)) {
                frames++;
                FrameKind kind = LinkLayer.decode(frame, into);
                counters.count(kind);
                if (frame.isOdd()) {
                    counters.countOdd();
                }
                if (kind.isDatagram()) {
                    into.at(frame.timeNs(), frames);
                    return true;
                }
            }
            return false;
        } catch (CaptureException e) {
            failure = e;
            throw e;
        } catch (IOException e) {
            failure = Packed.failure(input, e);
            throw failure;
        }
    }

    /** Bytes of the capture that were taken in so far, for showing progress. */
    public long bytesRead() {
        return input.offset();
    }

    /** Size of the file in bytes when it was opened, or {@link #UNKNOWN}. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Frames so far by kind: a live view. */
    public CaptureCounters counters() {
        return counters;
    }

    /** The format with its variant, such as {@code pcap, nanoseconds, little-endian}. */
    public String format() {
        return records.format();
    }

    /**
     * Closes the capture. A {@link #next} that another thread is in, waiting for a pipe perhaps, then ends with a {@link
     * java.nio.channels.ClosedChannelException}. Closing twice is fine.
     */
    @Override
    public void close() throws IOException {
        input.close();
    }
}
