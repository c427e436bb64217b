package io.atr.node.capture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all: only {@link CaptureException}, nothing outside the buffer, nothing that is not there. */
class CaptureFuzzTest {
    private static final byte[] PCAP = {(byte) 0xD4, (byte) 0xC3, (byte) 0xB2, (byte) 0xA1, 2, 0, 4, 0};
    private static final byte[] PCAPNG = {0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0};

    static Stream<byte[]> captures() {
        return IntStream.range(0, 16).mapToObj(seed -> new RandomCapture(seed, 6).bytes);
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] input) throws IOException {
        drain(input);
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "60s")
    void pcapWithAnyRecords(byte[] input) throws IOException {
        drain(behind(PCAP, input));
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "60s")
    void pcapngWithAnyBlocks(byte[] input) throws IOException {
        drain(behind(PCAPNG, input));
    }

    private static byte[] behind(byte[] start, byte[] input) {
        byte[] capture = input.clone();
        System.arraycopy(start, 0, capture, 0, Math.min(start.length, capture.length));
        return capture;
    }

    private static void drain(byte[] capture) throws IOException {
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture), "fuzz")) {
            Datagram datagram = new Datagram();
            while (reader.next(datagram)) {
                check(datagram, reader.bytesRead());
                if (reader.counters().frames() > capture.length / 12) {
                    throw new AssertionError("more frames than the bytes can hold");
                }
            }
        } catch (CaptureException damage) {
            if (damage.offset() > capture.length || damage.getMessage().lines().count() != 1) {
                throw new AssertionError(damage);
            }
        }
    }

    private static void check(Datagram datagram, long bytesRead) {
        long end = (long) datagram.payloadOffset() + datagram.payloadLength();
        if (datagram.payloadOffset() < 0
                || datagram.payloadLength() < 0
                || end > datagram.buffer().byteSize()) {
            throw new AssertionError("payload outside the buffer");
        }
        // As long as all of it fits the smallest buffer, the buffer begins where the capture does.
        if (bytesRead < CaptureInput.USUAL_CAPACITY && end > bytesRead) {
            throw new AssertionError("payload of bytes that were not read");
        }
        if (datagram.timeNs() < 0) {
            throw new AssertionError("time before 1970");
        }
    }
}
