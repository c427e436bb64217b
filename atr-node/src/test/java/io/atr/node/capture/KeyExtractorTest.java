package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyExtractorTest {
    private static final byte[] V4 = {10, (byte) 197, 41, (byte) 180};
    private static final byte[] GROUP = {(byte) 233, (byte) 156, (byte) 208, 52};
    private static final byte[] V6 = HexFormat.of().parseHex("ff020000000000000000000000000001");
    private static final byte[] ONE = HexFormat.of().parseHex("00000000000000000000000000000001");

    private static void with(byte[] packet, Consumer<Datagram> check) throws Exception {
        byte[] capture = new PcapWriter(ByteOrder.BIG_ENDIAN, false, 0, 101)
                .record(0, 0, packet)
                .bytes()
                .toArray();
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture), "x")) {
            Datagram datagram = new Datagram();
            assertTrue(reader.next(datagram));
            check.accept(datagram);
        }
    }

    private static String name(String extractor, Datagram from) {
        EndpointKey key = new EndpointKey();
        return ((EndpointExtractor) KeyExtractor.parse(extractor)).extract(from, key) ? key.name() : "absent";
    }

    @ParameterizedTest
    @CsvSource({
        "udp.src, udp:10.197.41.180:400, absent",
        "udp.dst, udp:233.156.208.52:20052, absent",
        "tcp.src, absent, tcp:[::1]:400",
        "tcp.dst, absent, tcp:[ff02::1]:20052",
        "ip.src, ip:10.197.41.180, ip:::1",
        "ip.dst, ip:233.156.208.52, ip:ff02::1"
    })
    void namesEndpoints(String extractor, String udpV4, String tcpV6) throws Exception {
        byte[] udp = Frames.ipv4(V4, GROUP, Frames.UDP, Frames.udp(400, 20_052, new byte[4]));
        byte[] tcp = Frames.ipv6(ONE, V6, Frames.TCP, Frames.tcp(400, 20_052, 0, new byte[4]));
        with(udp, datagram -> assertEquals(udpV4, name(extractor, datagram)));
        with(tcp, datagram -> assertEquals(tcpV6, name(extractor, datagram)));
        assertEquals(extractor, KeyExtractor.parse(extractor).toString());
    }

    @Test
    void keysOfAddressesIgnorePorts() throws Exception {
        for (String extractor : new String[] {"ip.src", "ip.dst"}) {
            EndpointExtractor address = (EndpointExtractor) KeyExtractor.parse(extractor);
            EndpointKey one = new EndpointKey();
            EndpointKey other = new EndpointKey();
            with(Frames.ipv4(V4, V4, Frames.UDP, Frames.udp(1, 2, V4)), from -> address.extract(from, one));
            with(Frames.ipv4(V4, V4, Frames.TCP, Frames.tcp(3, 4, 0, V4)), from -> address.extract(from, other));
            assertEquals(one, other);
        }
    }

    @Test
    void readsNumbersAsTheyStand() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        byte[] payload = new byte[64];
        random.nextBytes(payload);
        ByteBuffer big = ByteBuffer.wrap(payload);
        ByteBuffer little = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        with(Frames.ipv4(V4, V4, Frames.UDP, Frames.udp(1, 2, payload)), datagram -> {
            for (int at = 0; at < 70; at++) {
                long absent = NumberExtractor.ABSENT;
                assertEquals(at > 63 ? absent : Byte.toUnsignedLong(payload[at]), number("u8", at, datagram));
                assertEquals(
                        at > 62 ? absent : Short.toUnsignedLong(little.getShort(at)), number("u16le", at, datagram));
                assertEquals(at > 62 ? absent : Short.toUnsignedLong(big.getShort(at)), number("u16be", at, datagram));
                assertEquals(
                        at > 60 ? absent : Integer.toUnsignedLong(little.getInt(at)), number("u32le", at, datagram));
                assertEquals(at > 60 ? absent : Integer.toUnsignedLong(big.getInt(at)), number("u32be", at, datagram));
            }
        });
    }

    private static long number(String type, int offset, Datagram from) {
        String text = "payload:" + type + "@" + offset;
        KeyExtractor extractor = KeyExtractor.parse(text);
        assertEquals(text, extractor.toString());
        return ((NumberExtractor) extractor).extract(from);
    }

    @Test
    void keysFindWhatTheirCopiesStored() {
        SplittableRandom random = new SplittableRandom(7);
        Map<EndpointKey, String> names = new HashMap<>();
        List<EndpointKey.Scope> scopes = List.of(EndpointKey.Scope.values());
        Set<List<Object>> different = new HashSet<>();
        EndpointKey key = new EndpointKey();
        for (int i = 0; i < 20_000; i++) {
            EndpointKey.Scope scope = scopes.get(random.nextInt(scopes.size()));
            boolean v6 = random.nextBoolean();
            int port = scope == EndpointKey.Scope.IP ? 0 : random.nextInt(4);
            int high = v6 ? random.nextInt(3) : 0;
            int low = random.nextInt(50);
            key.set(scope, v6, high, low, port);
            different.add(List.of(scope, v6, high, low, port));
            String known = names.get(key);
            assertTrue(known == null || known.equals(key.name()), key.name());
            if (known == null) {
                names.put(key.copy(), key.name());
            }
        }
        assertEquals(names.size(), names.values().stream().distinct().count());
        assertEquals(different.size(), names.size());
    }

    @Test
    void keysDifferByFamily() {
        EndpointKey v4 = new EndpointKey();
        v4.set(EndpointKey.Scope.UDP, false, 0, 1, 5);
        EndpointKey v6 = v4.copy();
        assertEquals(v4, v6);
        assertEquals(v4.hashCode(), v6.hashCode());
        v6.set(EndpointKey.Scope.UDP, true, 0, 1, 5);
        assertNotEquals(v4, v6);
        assertEquals("0.0.0.1", v4.address());
        assertFalse(v4.equals(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "udp",
                "udp.port",
                "UDP.dst",
                "udp.dst ",
                "payload",
                "payload:",
                "payload:u16le",
                "payload:u24le@3",
                "payload:u16@3",
                "payload:u8le@3",
                "payload:@3",
                "payload:u8@",
                "payload:u8@-1",
                "payload:u8@65536",
                "payload:u8@1x",
                "payload:u8@99999999999",
                "payload:u8@+1",
                "payload:u8@1@2"
            })
    void refusesOthersAndSaysWhatIsAllowed(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> KeyExtractor.parse(text));
        assertTrue(refused.getMessage().contains("payload:u16le@28"), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }
}
