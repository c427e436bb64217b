package io.atr.node.capture;

import java.io.IOException;

/** Walks the records of one capture format. */
sealed interface RecordReader permits PcapRecords, PcapNgRecords {
    /**
     * Goes to the next captured frame. Its bytes stay in the buffer until the next call.
     *
     * @return false at the orderly end of the capture
     */
    boolean next(Frame into) throws CaptureException, IOException;

    /** Name of the format with its variant, such as {@code pcap, nanoseconds, little-endian}. */
    String format();
}
