package io.atr.node.capture;

/**
 * What one interface block says about the packets that name it.
 *
 * <pre>
 *   header 8 bytes | link type u16 | reserved u16 | snap length u32 | options | total length u32
 *   option           code u16 | length u16 | value, padded to 4
 * </pre>
 *
 * @param snapLength longest capture of a frame in bytes; Long.MAX_VALUE where the block sets no limit
 */
record PcapNgInterface(int linkType, long snapLength, TimeScale times) {
    private static final int OPTIONS = 16;
    private static final int TRAILER = 4;
    private static final int OPTION_HEADER = 4;
    private static final int END_OF_OPTIONS = 0;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;
    private static final int MICROSECONDS = 6;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Reads the block of that total length at the input's position, which lies in the window as a whole. */
    static PcapNgInterface parse(CaptureInput input, long start, int length) throws CaptureException {
        int end = length - TRAILER;
        if (end < OPTIONS) {
            throw input.corrupt(start, "an interface block of " + length + " bytes where at least 20 are needed");
        }
        int resolution = MICROSECONDS;
        long offsetNs = 0;
        int at = OPTIONS;
        while (end - at >= OPTION_HEADER) {
            int code = input.u16(at);
            int size = input.u16(at + 2);
            int value = at + OPTION_HEADER;
            if (code == END_OF_OPTIONS) {
                break;
            }
            if (size > end - value) {
                throw input.corrupt(
                        start,
                        "interface option " + code + " of " + size + " bytes where " + (end - value) + " are left");
            }
            if (code == TIME_RESOLUTION) {
                requireSize(input, start, "if_tsresol", size, 1);
                resolution = input.u8(value);
            } else if (code == TIME_OFFSET) {
                requireSize(input, start, "if_tsoffset", size, Long.BYTES);
                offsetNs = offsetNs(input, start, value);
            }
            at = value + (size + 3) / 4 * 4;
        }
        long snap = input.u32(12);
        return new PcapNgInterface(input.u16(8), snap == 0 ? Long.MAX_VALUE : snap, TimeScale.of(resolution, offsetNs));
    }

    private static void requireSize(CaptureInput input, long start, String option, int size, int expected)
            throws CaptureException {
        if (size != expected) {
            throw input.corrupt(start, "interface option " + option + " of " + size + " bytes instead of " + expected);
        }
    }

    private static long offsetNs(CaptureInput input, long start, int at) throws CaptureException {
        long first = input.u32(at);
        long second = input.u32(at + 4);
        long seconds = input.isBigEndian() ? (first << Integer.SIZE) | second : (second << Integer.SIZE) | first;
        if (Math.abs(seconds) > Long.MAX_VALUE / NS_PER_SECOND || seconds == Long.MIN_VALUE) {
            throw input.corrupt(start, "interface option if_tsoffset of " + seconds + " s, beyond the year 2262");
        }
        return seconds * NS_PER_SECOND;
    }
}
