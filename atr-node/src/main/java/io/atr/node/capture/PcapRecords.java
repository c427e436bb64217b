package io.atr.node.capture;

import io.atr.node.capture.CaptureException.Kind;
import java.io.IOException;

/**
 * The classic format: a header of 24 bytes, then records of a 16-byte header and the frame.
 *
 * <pre>
 *   file    magic u32 | major u16 | minor u16 | zone u32 | accuracy u32 | snap length u32 | link type u32
 *   record  seconds u32 | fraction u32 | captured length u32 | wire length u32 | frame
 * </pre>
 *
 * <p>A fraction of a second or more carries into the seconds, as other readers do. A frame longer than the snap length
 * is accepted up to {@value #TOLERATED_SNAP} bytes, because merging tools leave such files behind. One that is longer than it was on the
 * wire is odd, and read: its length leads to the next record all the same. Before version 2.3 both lengths stand the other way round, and in 2.3 some
 * programs wrote them so.
 */
final class PcapRecords implements RecordReader {
    static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int FIRST_IN_ORDER = 3;
    private static final int TOLERATED_SNAP = 262_144;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final CaptureInput input;
    private final long nsPerFraction;
    private final int minor;
    private final int linkType;
    private final long longest;

    private PcapRecords(CaptureInput input, long nsPerFraction, int minor) {
        this.input = input;
        this.minor = minor;
        this.nsPerFraction = nsPerFraction;
        this.longest = Math.max(input.u32(16), TOLERATED_SNAP);
        // The upper half says how many check bytes end a frame; IP lengths keep those out of payloads anyway.
        this.linkType = input.u16(input.isBigEndian() ? 22 : 20);
    }

    /** Reads the file header, which starts at the input's position with a magic that was recognised. */
    static PcapRecords open(CaptureInput input, boolean bigEndian, boolean nanoseconds)
            throws CaptureException, IOException {
        int available = input.fill(FILE_HEADER);
        if (available < FILE_HEADER) {
            throw input.truncated(0, "the pcap file header", FILE_HEADER, available);
        }
        input.bigEndian(bigEndian);
        int major = input.u16(4);
        int minor = input.u16(6);
        if (major != 2 || minor > 4) {
            throw input.failure(
                    Kind.UNSUPPORTED,
                    4,
                    "pcap version " + major + "." + minor + " where 2.0 to 2.4 are read",
                    "rewrite it with: editcap -F pcap IN OUT");
        }
        PcapRecords records = new PcapRecords(input, nanoseconds ? 1 : 1000, minor);
        if (!LinkLayer.reads(records.linkType)) {
            throw input.failure(
                    Kind.UNSUPPORTED, 20, "link type " + records.linkType, "these are read: " + LinkLayer.SUPPORTED);
        }
        input.advance(FILE_HEADER);
        return records;
    }

    @Override
    public boolean next(Frame into) throws CaptureException, IOException {
        int available = input.fill(RECORD_HEADER);
        if (available == 0) {
            return false;
        }
        long start = input.offset();
        if (available < RECORD_HEADER) {
            throw input.truncated(start, "a record header", RECORD_HEADER, available);
        }
        long timeNs = input.u32(0) * NS_PER_SECOND + input.u32(4) * nsPerFraction;
        boolean swapped = minor < FIRST_IN_ORDER || (minor == FIRST_IN_ORDER && input.u32(8) > input.u32(12));
        long captured = input.u32(swapped ? 12 : 8);
        boolean odd = captured > input.u32(swapped ? 8 : 12);
        int length = RECORD_HEADER + checkedLength(start, captured);
        available = input.fill(length);
        if (available < length) {
            throw input.truncated(start, "a record", length, available);
        }
        into.set(timeNs, linkType, input.bytes(), input.position() + RECORD_HEADER, length - RECORD_HEADER);
        if (odd) {
            into.markOdd();
        }
        input.advance(length);
        return true;
    }

    private int checkedLength(long start, long captured) throws CaptureException {
        long allowed = Math.min(longest, CaptureInput.CAPACITY - RECORD_HEADER);
        if (captured > allowed) {
            throw input.corrupt(
                    start, "a record claims " + captured + " bytes where at most " + allowed + " are allowed");
        }
        return (int) captured;
    }

    @Override
    public String format() {
        return "pcap, " + (nsPerFraction == 1 ? "nanoseconds" : "microseconds") + ", "
                + (input.isBigEndian() ? "big-endian" : "little-endian");
    }
}
