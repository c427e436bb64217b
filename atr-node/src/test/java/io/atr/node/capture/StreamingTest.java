package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
    private static final byte[] FRAME = Frames.ethernet(
            Frames.IPV4, Frames.ipv4(new byte[4], new byte[4], Frames.UDP, Frames.udp(1, 2, new byte[64])));

    private static byte[] header() {
        return new PcapWriter(ByteOrder.LITTLE_ENDIAN, false, 0, 1).bytes().toArray();
    }

    private static byte[] records(int count) {
        PcapWriter out = new PcapWriter(ByteOrder.LITTLE_ENDIAN, false, 0, 1);
        for (int i = 0; i < count; i++) {
            out.record(i, 0, FRAME);
        }
        byte[] all = out.bytes().toArray();
        return Arrays.copyOfRange(all, header().length, all.length);
    }

    @Test
    void readsCapturesLargerThanItsBufferManyTimes() throws Exception {
        byte[] some = records(10_000);
        InputStream parts = new SequenceInputStream(Collections.enumeration(Collections.nCopies(100, some).stream()
                .map(ByteArrayInputStream::new)
                .toList()));
        long count = 0;
        try (CaptureReader reader =
                CaptureReader.open(new SequenceInputStream(new ByteArrayInputStream(header()), parts), "pipe")) {
            assertEquals(CaptureReader.UNKNOWN, reader.totalBytes());
            Datagram datagram = new Datagram();
            while (reader.next(datagram)) {
                assertEquals(64, datagram.payloadLength());
                assertEquals(CaptureInput.USUAL_CAPACITY, datagram.buffer().byteSize());
                count++;
            }
            assertEquals(24 + 100L * some.length, reader.bytesRead());
        }
        assertEquals(1_000_000, count);
    }

    @Test
    void allocatesNothingPerDatagram(@TempDir Path folder) throws Exception {
        Path small = file(folder.resolve("small.pcap"), 100);
        Path large = file(folder.resolve("large.pcap"), 100_000);
        allocatedBy(small);
        long more = allocatedBy(large) - allocatedBy(small);
        assertTrue(more < 99_900, "one byte a datagram or more: " + more);
    }

    @Test
    void closesItsStream() throws Exception {
        Set<String> closed = new HashSet<>();
        class Watched extends ByteArrayInputStream {
            private final String name;

            Watched(String name, byte[] bytes) {
                super(bytes);
                this.name = name;
            }

            @Override
            public void close() throws IOException {
                closed.add(name);
            }
        }
        CaptureReader reader = CaptureReader.open(new Watched("good", header()), "x");
        assertFalse(closed.contains("good"));
        reader.close();
        assertTrue(closed.contains("good"));
        assertThrows(CaptureException.class, () -> CaptureReader.open(new Watched("bad", new byte[9]), "x"));
        assertTrue(closed.contains("bad"));
    }

    private static Path file(Path path, int count) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            out.write(header());
            out.write(records(count));
        }
        return path;
    }

    private static long allocatedBy(Path capture) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        KeyExtractor endpoint = KeyExtractor.parse("udp.dst");
        KeyExtractor number = KeyExtractor.parse("payload:u16le@28");
        EndpointKey key = new EndpointKey();
        Datagram datagram = new Datagram();
        long seen = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        try (CaptureReader reader = CaptureReader.open(capture)) {
            while (reader.next(datagram)) {
                seen += ((EndpointExtractor) endpoint).extract(datagram, key) ? key.hashCode() & 1 : 0;
                seen += ((NumberExtractor) number).extract(datagram);
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(seen >= 0);
        return allocated;
    }
}
