package io.atr.node.capture;

import io.atr.node.capture.CaptureException.Kind;
import java.io.IOException;

/** Tells formats by their first four bytes. */
final class CaptureFormats {
    private static final int MAGIC = 4;
    private static final int PCAP_MICRO = 0xA1B2_C3D4;
    private static final int PCAP_NANO = 0xA1B2_3C4D;
    private static final int PCAP_PATCHED = 0xA1B2_CD34;
    private static final int PCAPNG = (int) PcapNgRecords.SECTION;
    private static final int XZ = 0x587A_37FD;

    private CaptureFormats() {}

    static RecordReader recognise(CaptureInput input) throws CaptureException, IOException {
        int available = input.fill(MAGIC);
        if (available == 0) {
            throw input.failure(
                    Kind.EMPTY, 0, "an empty file", "record or copy the capture again, there is nothing in it");
        }
        if (available < MAGIC) {
            throw input.failure(Kind.NOT_A_CAPTURE, 0, "only " + available + " bytes", "give a pcap or pcapng file");
        }
        int magic = (int) input.u32(0);
        return switch (magic) {
            case PCAP_MICRO -> PcapRecords.open(input, false, false);
            case PCAP_NANO -> PcapRecords.open(input, false, true);
            case PCAPNG -> PcapNgRecords.open(input);
            default ->
                switch (Integer.reverseBytes(magic)) {
                    case PCAP_MICRO -> PcapRecords.open(input, true, false);
                    case PCAP_NANO -> PcapRecords.open(input, true, true);
                    default -> throw unknown(input, magic);
                };
        };
    }

    private static CaptureException unknown(CaptureInput input, int magic) {
        return switch (magic) {
            case XZ ->
                input.failure(
                        Kind.UNSUPPORTED, 0, "a file compressed with xz", "unpack it with unxz, or pack it with gzip");
            case PCAP_PATCHED -> patched(input);
            default -> Integer.reverseBytes(magic) == PCAP_PATCHED ? patched(input) : foreign(input, magic);
        };
    }

    private static CaptureException patched(CaptureInput input) {
        return input.failure(
                Kind.UNSUPPORTED,
                0,
                "the modified pcap of old Linux patches",
                "rewrite it with: editcap -F pcap IN OUT");
    }

    private static CaptureException foreign(CaptureInput input, int magic) {
        String first = String.format("%08x", Integer.reverseBytes(magic));
        return input.failure(
                Kind.NOT_A_CAPTURE, 0, "no capture, it begins with the bytes " + first, "give a pcap or pcapng file");
    }
}
