package io.atr.node.replay;

import io.atr.node.capture.CaptureBuilder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** A capture, rules and options from a seed. The world is small, so that the same few talk again and again. */
public final class Scene {
    private static final List<String> ADDRESSES =
            List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "233.1.2.3", "fe80::1", "fe80::2", "ff02::1:2");
    private static final List<String> ENDPOINTS =
            List.of("udp.dst", "udp.src", "tcp.dst", "tcp.src", "ip.dst", "ip.src");
    private static final List<String> TYPES = List.of("u8", "u16le", "u16be", "u32le", "u32be");
    private static final List<String> PATTERNS =
            List.of("*", "udp:*", "ip:10.*", "feed.*", "*.one", "feed.test.*", "*:1", "udp:*:2", "nothing");
    private static final long LATEST = (1L << 32) * 1_000_000_000L - 1;

    final ModelRules rules = new ModelRules();
    final List<Sample> samples = new ArrayList<>();
    public final String topicFrom;
    public final String senderFrom;
    public final int loops;
    public final byte[] capture;
    private final SplittableRandom random;
    private final BitSet taken = new BitSet();

    public Scene(long seed) {
        random = new SplittableRandom(seed);
        boolean named = random.nextBoolean();
        topicFrom = named ? one(ENDPOINTS) : number();
        senderFrom = random.nextInt(4) == 0 ? number() : one(ENDPOINTS);
        loops = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
        makeTopics(named);
        makeSenders();
        capture = makeCapture();
    }

    /** The rules as a file has them, an entry on each line. */
    public String yaml() {
        return rules.yaml();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String number() {
        return "payload:" + one(TYPES) + "@" + random.nextInt(4);
    }

    private void makeTopics(boolean named) {
        List<String> names = new ArrayList<>();
        if (named) {
            String kind = topicFrom.substring(0, topicFrom.indexOf('.'));
            for (String address : ADDRESSES) {
                for (int port = 1; port <= 3; port++) {
                    String host = address.contains(":") ? "[" + address + "]" : address;
                    names.add(kind.equals("ip") ? "ip:" + address : kind + ":" + host + ":" + port);
                }
            }
        }
        names.addAll(List.of("feed.one", "feed.two", "feed.test.one", "other"));
        for (String name : names.stream().distinct().toList()) {
            if (random.nextInt(5) > 0) {
                makeTopic(name);
            }
        }
    }

    private void makeTopic(String name) {
        int first = random.nextInt(10) == 0 ? 65_500 + random.nextInt(30) : random.nextInt(300);
        int last = Math.min(65_535, first + (random.nextInt(3) == 0 ? random.nextInt(50) : 0));
        if (taken.get(first, last + 1).isEmpty()) {
            taken.set(first, last + 1);
            long rate = random.nextInt(5) == 0 ? 0 : 1 + (long) Math.pow(10, random.nextDouble(9));
            long burst = random.nextInt(8) == 0 ? 1_000_000_000 : 1 + random.nextInt(4);
            rules.topics.add(new ModelRules.Topic(name, first, last, Math.min(rate, 1_000_000_000), burst));
        }
    }

    private void makeSenders() {
        List<String> addresses = new ArrayList<>(ADDRESSES);
        addresses.addAll(List.of("*", "", "10.9.9.9"));
        List<Integer> ids = List.of(0, 1, 2, 3, 7, 100, 255, 256, 65_535);
        for (int id : ids) {
            String address = addresses.remove(random.nextInt(addresses.size()));
            if (random.nextInt(3) > 0) {
                rules.senders.add(new ModelRules.Sender(
                        "sender" + id,
                        id,
                        address,
                        random.nextInt(3) == 0 ? some() : List.of("*"),
                        random.nextInt(3) == 0 ? some() : List.of(),
                        random.nextInt(3)));
            }
        }
    }

    private List<String> some() {
        return PATTERNS.stream().filter(pattern -> random.nextInt(3) == 0).toList();
    }

    private byte[] makeCapture() {
        CaptureBuilder.Format format = one(List.of(CaptureBuilder.Format.values()));
        CaptureBuilder out =
                new CaptureBuilder(format, random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long time = random.nextLong(LATEST);
        for (int i = random.nextInt(120); i > 0; i--) {
            time = Math.clamp(time + step(), 0, LATEST) / format.step() * format.step();
            if (random.nextInt(8) == 0) {
                out.other(time);
            } else {
                Sample sample = sample(time);
                samples.add(sample);
                sample.writeTo(out);
            }
        }
        return out.bytes();
    }

    /** Mostly the distance at which tokens run out and come back; now and then the same time, an earlier one, or years. */
    private long step() {
        long size = (long) Math.pow(10, random.nextDouble(11));
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> 0;
            case 3, 4 -> -size;
            case 5 -> size * 10_000_000;
            default -> size;
        };
    }

    private Sample sample(long time) {
        boolean v6 = random.nextInt(3) == 0;
        List<String> reachable = ADDRESSES.stream()
                .filter(address -> address.contains(":") == v6)
                .toList();
        byte[] payload = new byte[random.nextInt(9)];
        for (int i = 0; i < payload.length; i++) {
            int kind = random.nextInt(8);
            payload[i] = (byte) (kind < 5 ? 0 : kind == 5 ? 0xFF : random.nextInt(256));
        }
        return new Sample(
                time,
                random.nextInt(4) > 0,
                one(reachable),
                1 + random.nextInt(3),
                one(reachable),
                1 + random.nextInt(3),
                payload);
    }
}
