package io.atr.node.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.node.remote.TestNode;
import io.atr.packet.Packet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes in by standard input comes out as packets, and every one is accounted for. */
class PubTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: news, id: 1}
              - {name: slow, id: 2, rate: 1/s, burst: 2}
              - {name: many, ids: 10-19}
            senders:
              - {name: exchange, id: 1, publish: ["*"]}
              - {name: guest, id: 2, publish: [slow]}
            """;

    private final FakeBatches batches = new FakeBatches();
    private final TestNode node = new TestNode(1, RULES, batches);

    @AfterEach
    void close() {
        node.close();
    }

    private Called pub(byte[] input, String... args) {
        InputStream in = new ByteArrayInputStream(input);
        return Called.of(terminal -> new PubCommand(terminal, Called.to(node), in), args);
    }

    private Called pub(String input, String... args) {
        return pub(input.getBytes(StandardCharsets.UTF_8), args);
    }

    private List<byte[]> read(Subscription subscription, int count) {
        List<byte[]> packets = new ArrayList<>();
        TestNode.await(count + " packets", () -> {
            subscription.poll(
                    (memory, at) -> packets.add(memory.asSlice(at, Packet.SIZE).toArray(ValueLayout.JAVA_BYTE)), 100);
            return packets.size() >= count;
        });
        return packets;
    }

    private static String data(byte[] packet) {
        int end = packet.length;
        while (end > Packet.DATA && packet[end - 1] == 0) {
            end--;
        }
        return new String(packet, Packet.DATA, end - Packet.DATA, StandardCharsets.ISO_8859_1);
    }

    @Test
    void linesBecomePackets() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Subscription subscription = node.bus().subscribe(SubscriptionOptions.gating())) {
            for (int round = 0; round < 30; round++) {
                List<String> expected = new ArrayList<>();
                StringBuilder text = new StringBuilder();
                StringBuilder digits = new StringBuilder();
                for (int i = random.nextInt(20); i >= 0; i--) {
                    String line = line(random);
                    expected.add(line);
                    String end = i == 0 && !line.isEmpty() && random.nextBoolean()
                            ? ""
                            : random.nextBoolean() ? "\n" : "\r\n";
                    text.append(line).append(end);
                    digits.append(HexFormat.of().formatHex(line.getBytes(StandardCharsets.ISO_8859_1)))
                            .append(end);
                }
                boolean hex = random.nextBoolean();
                byte[] input = (hex ? digits : text).toString().getBytes(StandardCharsets.ISO_8859_1);
                Called called = hex
                        ? pub(input, "--sender", "exchange", "--topic", "news", "--hex")
                        : pub(input, "--sender", "1", "--topic", "1");
                String where = "seed " + seed + ", round " + round;
                assertEquals(0, called.code(), where + ": " + called.err());
                List<byte[]> packets = read(subscription, expected.size());
                assertEquals(expected, packets.stream().map(PubTest::data).toList(), where);
                MemorySegment first = MemorySegment.ofArray(packets.getFirst());
                assertEquals(Packet.routeOf(1, 1), Packet.route(first, 0));
                assertEquals(Packet.DEFAULT_FLAGS, Packet.flags(first, 0));
                assertEquals(
                        "%d packets: %<d accepted, 0 dropped, 0 throttled%n".formatted(expected.size()), called.err());
            }
        }
    }

    /** Bytes of a line; no zero at the end, for that cannot be told from padding. */
    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(49); i > 0; i--) {
            int c = 1 + random.nextInt(255);
            line.append(c == '\n' || (i == 1 && c == '\r') ? 'x' : (char) c);
        }
        return line.toString();
    }

    @Test
    void rawPacketsGoAsTheyAre() {
        byte[] two = new byte[2 * Packet.SIZE];
        new Random(1).nextBytes(two);
        MemorySegment memory = MemorySegment.ofArray(two);
        for (int at = 0; at < two.length; at += Packet.SIZE) {
            Packet.flags(memory, at, Packet.INLINE | 5L << 16);
            Packet.route(memory, at, Packet.routeOf(10 + at / Packet.SIZE, 1));
        }
        try (Subscription subscription = node.bus().subscribe(SubscriptionOptions.gating())) {
            assertEquals(0, pub(two, "--raw").code());
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            read(subscription, 2).forEach(seen::writeBytes);
            assertArrayEquals(two, seen.toByteArray());
        }
        Called torn = pub(Arrays.copyOf(two, 100), "--raw");
        assertEquals(1, torn.code());
        assertTrue(torn.err().contains("packet 2: the input ends after 36 bytes of 64"), torn.err());
        assertTrue(torn.err().contains("1 packets: 1 accepted"), torn.err());
    }

    @Test
    void refusalsAreToldWithTheirReasons() {
        Called called = pub("a\nb\nc\nd\n", "--sender", "exchange", "--topic", "slow");
        assertEquals(1, called.code());
        assertEquals("4 packets: 2 accepted, 0 dropped, 2 throttled\n", called.err());
        called = pub("a\n", "--sender", "guest", "--topic", "news", "--json", "-");
        assertEquals(1, called.code());
        assertEquals("1 packets: 0 accepted, 1 dropped (E_GOV_DENYLISTED 1), 0 throttled\n", called.err());
        assertTrue(called.out().contains("\"dropped\": 1"), called.out());
        called = pub("a\n", "--sender", "guest", "--topic", "news", "--quiet");
        assertEquals("1 ", called.code() + " " + called.err());
        called = pub("a\n", "--sender", "1", "--topic", "4096");
        assertEquals(1, called.code());
        assertTrue(called.err().contains("packet 1: topic 4096 is beyond"), called.err());
    }

    @Test
    void wrongInputIsNamedByItsLine() {
        String[] to = {"--sender", "1", "--topic", "1"};
        Called longLine = pub("a\n" + "x".repeat(49) + "\nb\n", to);
        assertEquals(1, longLine.code());
        assertTrue(longLine.err().contains("line 2: 49 bytes of data"), longLine.err());
        assertTrue(longLine.err().contains("1 packets: 1 accepted"), longLine.err());
        assertEquals(
                0,
                pub("x".repeat(10_000), "--sender", "1", "--topic", "1", "--truncate")
                        .code());
        Called odd = pub("abc\n", "--sender", "1", "--topic", "1", "--hex");
        assertTrue(odd.err().contains("line 1: an odd number"), odd.err());
        Called noDigit = pub("ab\n0g\n", "--sender", "1", "--topic", "1", "--hex");
        assertTrue(noDigit.err().contains("line 2: the character at column 2 is no"), noDigit.err());
    }

    @Test
    void wrongFlagsAreUsageErrors() {
        String[][] wrong = {
            {},
            {"--sender", "1"},
            {"--raw", "--hex"},
            {"--raw", "--topic", "1"},
            {"--sender", "1", "--topic", "1", "--rate", "0"},
            {"--sender", "nobody", "--topic", "1"},
            {"--sender", "1", "--topic", "many"},
            {"--sender", "99999999999", "--topic", "1"},
        };
        for (String[] args : wrong) {
            Called called = pub("a\n", args);
            assertEquals(2, called.code(), String.join(" ", args) + ": " + called.err());
        }
        assertTrue(pub("", "--sender", "nobody", "--topic", "1").err().contains("'exchange', 'guest'"));
        assertTrue(pub("", "--sender", "1", "--topic", "many").err().contains("10..19"));
    }

    @Test
    void batchesGoByGrpc() {
        int lines = 10_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(i).append('\n');
        }
        Called called = pub(text.toString(), "--sender", "1", "--topic", "news", "--via", "grpc");
        assertEquals("10,000 packets: 10,000 accepted, 0 dropped, 0 throttled\n", called.err());
        assertEquals(0, called.code());
        assertEquals(lines, batches.packets().size());
        for (int i = 0; i < lines; i++) {
            assertEquals(
                    String.valueOf(i),
                    batches.packets().get(i).getInlineData().toStringUtf8().replace("\0", ""));
        }
        assertTrue(batches.sizes().stream().allMatch(size -> size <= 4096), batches.sizes()::toString);
        called = pub("a\nb\n", "--sender", "2", "--topic", "1", "--via", "grpc");
        assertEquals("2 packets: 0 accepted, 2 dropped, 0 throttled\n", called.err());
        assertEquals(1, called.code());
    }
}
