package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, ::",
        "0, 1, ::1",
        "ff02000000000000, 1, ff02::1",
        "20010db800000000, 0, 2001:db8::",
        "20010db800000001, 0001000100010001, 2001:db8:0:1:1:1:1:1",
        "2001000000000001, 0000000000000001, 2001:0:0:1::1",
        "20010db800000000, 0001000000000001, 2001:db8::1:0:0:1",
        "0, 0000ffff0ac529b4, ::ffff:10.197.41.180",
        "0001000200030004, 00050006000700ff, 1:2:3:4:5:6:7:ff",
        "0000000200030004, 0005000600070000, 0:2:3:4:5:6:7:0"
    })
    void writesTheOneName(String high, String low, String expected) {
        assertEquals(expected, IpText.v6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }

    @Test
    void writesNamesThatReadBackAsTheAddress() throws Exception {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[16];
            for (int i = 0; i < 16; i += 2) {
                if (random.nextBoolean()) {
                    bytes[i] = random.nextBoolean() ? 0 : (byte) random.nextInt();
                    bytes[i + 1] = (byte) random.nextInt();
                }
            }
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            String text = IpText.v6(halves.getLong(0), halves.getLong(8));
            assertEquals(InetAddress.getByAddress(bytes), InetAddress.getByName(text), "seed " + seed);
            assertFalse(text.contains(":::"), text);
        }
    }

    @Test
    void writesDottedQuads() {
        assertEquals("233.156.208.52", IpText.v4(0xE99CD034L));
        assertEquals("0.0.0.255", IpText.v4(255));
    }
}
