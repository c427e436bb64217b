package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "FF02:0::1, ff02::1",
        "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "0:0:1:0:0:0:0:0, 0:0:1::",
        "1:0:0:0:0:0:0:0, 1::",
        "::ffff:10.0.0.1, ::ffff:10.0.0.1",
        "::FFFF:a00:1, ::ffff:10.0.0.1",
        "::10.0.0.1, ::a00:1",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
    })
    void spellings(String written, String shown) {
        assertEquals(shown, String.valueOf(Address.parse(written)));
        assertEquals(Address.parse(written), Address.parse(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.4/8",
                "1.2.3.-4",
                "a.b.c.d",
                " 1.2.3.4",
                "1.2.3.٤",
                ":",
                ":::",
                "1:",
                ":1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "::1%eth0",
                "[::1]",
                "1.2.3.4::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4:5:6:7:8:9:a",
                "::1.2.3.4:5",
                "0000:0000:0000:0000:0000:0000:0000:00001"
            })
    void noAddresses(String text) {
        assertNull(Address.parse(text));
    }

    @Test
    void everyAddressKeepsItsBits() throws Exception {
        for (int seed = 0; seed < 20_000; seed++) {
            byte[] bytes = bytes(new Random(seed));
            String written = written(bytes, new Random(seed));
            Address address = Address.parse(written);
            assertEquals(expected(bytes), address, "seed " + seed + ": " + written);
            InetAddress shown = InetAddress.ofLiteral(address.toString());
            byte[] plain = address.v6() && bytes.length == 16 && shown.getAddress().length == 4 ? v4Of(bytes) : bytes;
            assertArrayEquals(plain, shown.getAddress(), "seed " + seed + ": " + address);
            assertEquals(address, Address.parse(address.toString()), "seed " + seed);
        }
    }

    /** The JDK hands out IPv4 for addresses that map it. */
    private static byte[] v4Of(byte[] mapped) {
        return new byte[] {mapped[12], mapped[13], mapped[14], mapped[15]};
    }

    private static Address expected(byte[] bytes) {
        if (bytes.length == 4) {
            return new Address(false, 0, new BigInteger(1, bytes).longValueExact());
        }
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new Address(true, both.getLong(), both.getLong());
    }

    /** Zero bytes are frequent, or no address would ever be shortened. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 4 : 16];
        random.nextBytes(bytes);
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            if (random.nextBoolean()) {
                bytes[i] = 0;
                bytes[i + 1] = 0;
            }
        }
        if (bytes.length == 16 && random.nextInt(10) == 0) {
            System.arraycopy(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 0, bytes, 0, 12);
        }
        return bytes;
    }

    /** Without leaving groups out, but with and without leading zeros, in either case. */
    private static String written(byte[] bytes, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += bytes.length == 4 ? 1 : 2) {
            int octet = bytes[i] & 0xFF;
            if (bytes.length == 4) {
                text.append(i == 0 ? "" : ".").append(octet);
            } else {
                int group = octet << 8 | bytes[i + 1] & 0xFF;
                String format = random.nextBoolean() ? "%04x" : random.nextBoolean() ? "%X" : "%x";
                text.append(i == 0 ? "" : ":").append(String.format(format, group));
            }
        }
        return text.toString();
    }
}
