package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Captures that were packed, whole, in pieces, cut off and damaged. */
class PackedTest {
    private enum Packing {
        GZIP,
        ZSTD;

        byte[] pack(byte[] bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = this == GZIP ? new GZIPOutputStream(packed) : new ZstdOutputStream(packed)) {
                out.write(bytes);
            }
            return packed.toByteArray();
        }
    }

    /** A pipe that delivers so much at a time and cannot tell whether there is more. */
    private static final class Pieces extends FilterInputStream {
        private final int size;

        Pieces(byte[] bytes, int size) {
            super(new ByteArrayInputStream(bytes));
            this.size = size;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, size));
        }
    }

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);

    private byte[] capture() {
        PcapWriter capture = new PcapWriter(ByteOrder.LITTLE_ENDIAN, false, 0, 1);
        RandomFrames frames = new RandomFrames(random);
        for (int i = 0; i < 500; i++) {
            capture.record(i, 0, frames.next(1).frame());
        }
        return capture.bytes().toArray();
    }

    @ParameterizedTest
    @EnumSource
    void givesWhatWasPacked(Packing packing) throws IOException {
        byte[] capture = capture();
        int middle = random.nextInt(capture.length);
        byte[] first = packing.pack(Arrays.copyOf(capture, middle));
        byte[] second = packing.pack(Arrays.copyOfRange(capture, middle, capture.length));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Reading plain = Reading.of(capture);
        for (byte[] packed : List.of(packing.pack(capture), both)) {
            Reading reading = Reading.of(packed);
            assertTrue(reading.damage().isEmpty(), reading::toString);
            assertEquals(plain.datagrams(), reading.datagrams(), "seed " + seed);
            assertEquals(plain.kinds(), reading.kinds(), "seed " + seed);
            for (int piece : new int[] {1, first.length, 1 + random.nextInt(1000)}) {
                Reading slow = Reading.of(new Pieces(packed, piece));
                assertEquals(plain.kinds(), slow.kinds(), "seed " + seed + ", pieces of " + piece);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesWhatCameBeforeTheDamage(Packing packing) throws IOException {
        byte[] capture = capture();
        byte[] packed = packing.pack(capture);
        List<Sent> all = Reading.of(capture).datagrams();
        for (int i = 0; i < 200; i++) {
            byte[] damaged = Arrays.copyOf(packed, 4 + random.nextInt(packed.length - 4));
            Reading cut = Reading.of(damaged);
            assertTrue(cut.damage().isPresent(), "seed " + seed + ", " + damaged.length + " of " + packed.length);
            assertEquals(all.subList(0, cut.datagrams().size()), cut.datagrams(), "seed " + seed);
            byte[] turned = packed.clone();
            turned[4 + random.nextInt(packed.length - 4)] ^= (byte) (1 << random.nextInt(8));
            Reading.of(turned); // whatever it gives, it ends, and in no other way than a damaged capture does
        }
    }
}
