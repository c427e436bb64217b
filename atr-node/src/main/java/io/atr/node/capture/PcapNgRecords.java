package io.atr.node.capture;

import io.atr.node.capture.CaptureException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The block format: sections, each in a byte order of its own, with interfaces and their packets.
 *
 * <pre>
 *   block   type u32 | total length u32 | body, padded to 4 | total length u32
 * </pre>
 *
 * <p>Blocks that carry no packets are passed over, however long they are. Simple packets have no time: they take that of
 * the packet before them, or 0. So do packets whose time lies outside 1970 to 2262: those, and packets longer than they were on the wire, are odd, and
 * read all the same.
 */
final class PcapNgRecords implements RecordReader {
    static final long SECTION = 0x0A0D_0D0AL;

    private static final long INTERFACE = 1;
    private static final long OBSOLETE_PACKET = 2;
    private static final long SIMPLE_PACKET = 3;
    private static final long ENHANCED_PACKET = 6;

    private static final long BYTE_ORDER_MAGIC = 0x1A2B_3C4DL;
    private static final long SWAPPED_MAGIC = 0x4D3C_2B1AL;
    private static final int SMALLEST_BLOCK = 12;
    private static final int SMALLEST_SECTION = 28;
    private static final int HEADER = 8;
    private static final int TRAILER = 4;
    private static final int SIMPLE_FIELDS = 4;
    private static final int PACKET_FIELDS = 20;
    /** Far beyond any real capture; keeps a damaged one from filling the heap with interfaces. */
    private static final int MAX_INTERFACES = 65_536;

    private final CaptureInput input;
    private final List<PcapNgInterface> interfaces = new ArrayList<>();
    private long lastTimeNs;

    private PcapNgRecords(CaptureInput input) {
        this.input = input;
    }

    /** Reads the first section header, which starts at the input's position. */
    static PcapNgRecords open(CaptureInput input) throws CaptureException, IOException {
        PcapNgRecords records = new PcapNgRecords(input);
        records.openSection(input.fill(SMALLEST_BLOCK));
        return records;
    }

    @Override
    public boolean next(Frame into) throws CaptureException, IOException {
        while (true) {
            int available = input.fill(SMALLEST_BLOCK);
            if (available == 0) {
                return false;
            }
            if (available >= TRAILER && input.u32(0) == SECTION) {
                openSection(available);
            } else if (readBlock(available, into)) {
                return true;
            }
        }
    }

    private void openSection(int available) throws CaptureException, IOException {
        requireHeader(available);
        long start = input.offset();
        input.bigEndian(false);
        long magic = input.u32(HEADER);
        if (magic != BYTE_ORDER_MAGIC && magic != SWAPPED_MAGIC) {
            throw input.corrupt(start, "a section header with the byte-order magic 0x" + Long.toHexString(magic));
        }
        input.bigEndian(magic == SWAPPED_MAGIC);
        int length = load(start);
        if (length < SMALLEST_SECTION) {
            throw input.corrupt(start, "a section header of " + length + " bytes where at least 28 are needed");
        }
        int major = input.u16(HEADER + 4);
        if (major != 1) {
            throw input.failure(
                    Kind.UNSUPPORTED,
                    start,
                    "pcapng version " + major + "." + input.u16(HEADER + 6) + " where 1.0 is read",
                    "rewrite it with: editcap -F pcap IN OUT");
        }
        interfaces.clear();
        input.advance(length);
    }

    private boolean readBlock(int available, Frame into) throws CaptureException, IOException {
        requireHeader(available);
        long start = input.offset();
        long type = input.u32(0);
        if (type == ENHANCED_PACKET || type == OBSOLETE_PACKET) {
            return readPacket(start, load(start), type == ENHANCED_PACKET, into);
        }
        if (type == SIMPLE_PACKET) {
            return readSimplePacket(start, load(start), into);
        }
        if (type == INTERFACE) {
            addInterface(start, load(start));
        } else {
            skipBlock(start);
        }
        return false;
    }

    /** Brings a whole block into the window and checks both of its lengths. */
    private int load(long start) throws CaptureException, IOException {
        long length = checkedLength(start);
        if (length > CaptureInput.CAPACITY) {
            throw input.corrupt(
                    start, "a block of " + length + " bytes where at most " + CaptureInput.CAPACITY + " are allowed");
        }
        int available = input.fill((int) length);
        if (available < length) {
            throw input.truncated(start, "a block", length, available);
        }
        checkTrailer(start, length, input.u32((int) length - TRAILER));
        return (int) length;
    }

    private void skipBlock(long start) throws CaptureException, IOException {
        long length = checkedLength(start);
        long passed = input.skip(length - TRAILER);
        int available = input.fill(TRAILER);
        if (available < TRAILER) {
            throw input.truncated(start, "a block", length, passed + available);
        }
        checkTrailer(start, length, input.u32(0));
        input.advance(TRAILER);
    }

    private long checkedLength(long start) throws CaptureException {
        long length = input.u32(4);
        if (length < SMALLEST_BLOCK || length % 4 != 0) {
            throw input.corrupt(start, "a block length of " + length + ", not a multiple of 4 from 12 up");
        }
        return length;
    }

    private void checkTrailer(long start, long length, long trailer) throws CaptureException {
        if (trailer != length) {
            throw input.corrupt(start, "a block that begins with the length " + length + " and ends with " + trailer);
        }
    }

    private void requireHeader(int available) throws CaptureException {
        if (available < SMALLEST_BLOCK) {
            throw input.truncated(input.offset(), "a block", SMALLEST_BLOCK, available);
        }
    }

    private void addInterface(long start, int length) throws CaptureException {
        if (interfaces.size() == MAX_INTERFACES) {
            throw input.corrupt(start, "more than " + MAX_INTERFACES + " interfaces in one section");
        }
        interfaces.add(PcapNgInterface.parse(input, start, length));
        input.advance(length);
    }

    private boolean readPacket(long start, int length, boolean enhanced, Frame into) throws CaptureException {
        if (length < SMALLEST_BLOCK + PACKET_FIELDS) {
            throw input.corrupt(start, "a packet block of " + length + " bytes where at least 32 are needed");
        }
        // The obsolete block counts drops in the other half of the word.
        PcapNgInterface source = interfaceAt(start, enhanced ? input.u32(HEADER) : input.u16(HEADER));
        long ticks = (input.u32(HEADER + 4) << Integer.SIZE) | input.u32(HEADER + 8);
        long captured = input.u32(HEADER + 12);
        long wire = input.u32(HEADER + 16);
        int room = length - SMALLEST_BLOCK - PACKET_FIELDS;
        if (captured > room) {
            throw input.corrupt(start, "a packet claims " + captured + " bytes in a block with room for " + room);
        }
        long timeNs = source.times().toNs(ticks);
        boolean timeless = timeNs == TimeScale.OUT_OF_RANGE;
        lastTimeNs = timeless ? lastTimeNs : timeNs;
        into.set(lastTimeNs, source.linkType(), input.bytes(), input.position() + HEADER + PACKET_FIELDS, (int)
                captured);
        if (timeless || captured > wire) {
            into.markOdd();
        }
        input.advance(length);
        return true;
    }

    private boolean readSimplePacket(long start, int length, Frame into) throws CaptureException {
        if (length < SMALLEST_BLOCK + SIMPLE_FIELDS) {
            throw input.corrupt(start, "a simple packet block of " + length + " bytes where at least 16 are needed");
        }
        PcapNgInterface source = interfaceAt(start, 0);
        long captured = Math.min(input.u32(HEADER), source.snapLength());
        int room = length - SMALLEST_BLOCK - SIMPLE_FIELDS;
        if (captured > room) {
            throw input.corrupt(start, "a packet claims " + captured + " bytes in a block with room for " + room);
        }
        into.set(lastTimeNs, source.linkType(), input.bytes(), input.position() + HEADER + SIMPLE_FIELDS, (int)
                captured);
        input.advance(length);
        return true;
    }

    private PcapNgInterface interfaceAt(long start, long index) throws CaptureException {
        if (index >= interfaces.size()) {
            throw input.corrupt(
                    start,
                    "a packet of interface " + index + " where the section describes " + interfaces.size() + " so far");
        }
        return interfaces.get((int) index);
    }

    @Override
    public String format() {
        return "pcapng, " + (input.isBigEndian() ? "big-endian" : "little-endian");
    }
}
