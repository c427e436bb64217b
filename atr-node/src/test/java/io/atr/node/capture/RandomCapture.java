package io.atr.node.capture;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A whole capture from a seed, with what must be read from it and where each datagram's record ends. */
final class RandomCapture {
    private static final BigInteger NS = BigInteger.valueOf(1_000_000_000);

    final byte[] bytes;
    final List<Sent> sent = new ArrayList<>();
    final List<Integer> ends = new ArrayList<>();
    final Map<FrameKind, Long> kinds = new EnumMap<>(FrameKind.class);
    private final SplittableRandom random;
    private final RandomFrames frames;

    RandomCapture(long seed, int records) {
        random = new SplittableRandom(seed);
        frames = new RandomFrames(random);
        bytes = random.nextBoolean() ? pcap(records) : pcapNg(records);
    }

    private ByteOrder order() {
        return random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private byte[] pcap(int records) {
        boolean nanoseconds = random.nextBoolean();
        int link = frames.link();
        long checkBytes = random.nextBoolean() ? 0x2400_0000L : 0;
        PcapWriter out = new PcapWriter(order(), nanoseconds, 65_535, link | checkBytes);
        for (int i = 0; i < records; i++) {
            long seconds = random.nextLong(1L << 32);
            long fraction = random.nextInt(nanoseconds ? 1_000_000_000 : 1_000_000);
            RandomFrames.Made made = frames.next(link);
            out.record(seconds, fraction, made.frame(), made.frame().length + random.nextInt(3));
            note(made, seconds * 1_000_000_000 + fraction * (nanoseconds ? 1 : 1000), out.bytes());
        }
        return out.bytes().toArray();
    }

    private record Source(int link, int resolution, long offset) {}

    private byte[] pcapNg(int records) {
        PcapNgWriter out = new PcapNgWriter();
        List<Source> sources = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < records; i++) {
            if (i == 0 || random.nextInt(10) == 0) {
                out.section(order());
                sources.clear();
            }
            if (sources.isEmpty() || random.nextInt(6) == 0) {
                sources.add(describe(out));
            }
            if (random.nextInt(4) == 0) {
                out.block(random.nextBoolean() ? 5 : 0x8000_0BADL, out.body().zeros(random.nextInt(100)));
            }
            last = packet(out, sources, last);
        }
        return out.bytes().toArray();
    }

    private Source describe(PcapNgWriter out) {
        int digits = random.nextInt(13);
        Source source =
                new Source(frames.link(), random.nextBoolean() ? digits : 0x80 | digits * 3, random.nextInt(99));
        out.describe(source.link, 0, out.resolutionAndOffset(source.resolution, source.offset));
        return source;
    }

    private long packet(PcapNgWriter out, List<Source> sources, long last) {
        int index = random.nextInt(sources.size());
        int how = random.nextInt(5);
        Source source = sources.get(how == 0 ? 0 : index);
        RandomFrames.Made made = frames.next(source.link);
        if (how == 0) {
            out.simple(made.frame(), made.frame().length);
            note(made, last, out.bytes());
            return last;
        }
        long ticks = random.nextLong(1L << 33);
        long timeNs = timeNs(source, ticks);
        if (how == 1) {
            out.obsolete(index, 0xFFFF, ticks, made.frame());
        } else {
            out.enhanced(index, ticks, made.frame());
        }
        note(made, timeNs, out.bytes());
        return timeNs;
    }

    private static long timeNs(Source source, long ticks) {
        BigInteger unit = (source.resolution & 0x80) != 0
                ? BigInteger.TWO.pow(source.resolution & 0x7F)
                : BigInteger.TEN.pow(source.resolution);
        BigInteger time = BigInteger.valueOf(ticks).multiply(NS).divide(unit);
        return time.add(BigInteger.valueOf(source.offset).multiply(NS)).longValueExact();
    }

    private void note(RandomFrames.Made made, long timeNs, Bytes written) {
        kinds.merge(made.kind(), 1L, Long::sum);
        made.sent().ifPresent(datagram -> {
            sent.add(datagram.at(timeNs));
            ends.add(written.size());
        });
    }
}
