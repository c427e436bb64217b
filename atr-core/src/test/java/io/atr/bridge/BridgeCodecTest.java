package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import io.atr.platform.SocketMessage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was written is read, and what nobody wrote is refused and does nothing else. */
class BridgeCodecTest {
    private static final int KINDS = 12;

    private final MemorySegment bytes = Arena.ofAuto().allocate(SocketMessage.MAX_BYTES, 8);

    @Test
    void readsWhatWasWritten() {
        Seeds.each(300, seed -> {
            Random random = Seeds.random(seed);
            BridgeMessage message = message(random);
            int request = random.nextInt();
            int length = BridgeCodec.encode(request, message, bytes);
            try {
                assertEquals(new BridgeCodec.Numbered(request, message), BridgeCodec.decode(bytes, length));
            } catch (MalformedMessage refused) {
                throw new AssertionError(message + " was refused", refused);
            }
            int shorter = random.nextInt(length);
            assertThrows(MalformedMessage.class, () -> BridgeCodec.decode(bytes, shorter), message::toString);
            bytes.set(ValueLayout.JAVA_BYTE, length, (byte) 0);
            assertThrows(MalformedMessage.class, () -> BridgeCodec.decode(bytes, length + 1), message::toString);
        });
    }

    @Test
    void damagedMessagesAreReadOrRefused() {
        int[] outcomes = new int[2];
        Seeds.each(3000, seed -> {
            Random random = Seeds.random(seed);
            int length = BridgeCodec.encode(1, message(random), bytes);
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes.set(ValueLayout.JAVA_BYTE, random.nextInt(length), (byte) random.nextInt());
            }
            outcomes[survives(random.nextBoolean() ? length : random.nextInt(SocketMessage.MAX_BYTES + 1))]++;
        });
        if (outcomes[0] + outcomes[1] == 3000) {
            assertTrue(outcomes[0] > 100 && outcomes[1] > 100, () -> outcomes[0] + " read, " + outcomes[1] + " not");
        }
    }

    @Test
    void randomBytesAreReadOrRefused() {
        Seeds.each(3000, seed -> {
            Random random = Seeds.random(seed);
            byte[] noise = new byte[random.nextInt(200) + 8];
            random.nextBytes(noise);
            noise[0] = BridgeMessage.VERSION;
            noise[1] = 0;
            noise[2] = (byte) random.nextInt(26);
            noise[3] = 0;
            MemorySegment.copy(noise, 0, bytes, ValueLayout.JAVA_BYTE, 0, noise.length);
            survives(noise.length);
        });
    }

    @Test
    void setsOfTooManyRunsAreRefusedBeforeTheyAreSent() {
        BitSet even = new BitSet();
        for (int i = 0; i < 2002; i += 2) {
            even.set(i);
        }
        var wish = new BridgeMessage.Subscribe(true, even);
        assertThrows(IllegalArgumentException.class, () -> BridgeCodec.encode(1, wish, bytes));
        even.clear(2000);
        BridgeCodec.encode(1, new BridgeMessage.Subscribe(true, even), bytes);
    }

    /** 0 when it was read, 1 when it was refused; anything else escapes and fails the test. */
    private int survives(int length) {
        try {
            BridgeCodec.decode(bytes, length);
            return 0;
        } catch (MalformedMessage refused) {
            return 1;
        }
    }

    private static BridgeMessage message(Random random) {
        return switch (random.nextInt(KINDS)) {
            case 0 -> new BridgeMessage.Hello(text(random));
            case 1 ->
                new BridgeMessage.Publish(
                        random.nextInt(1001) - 1, ids(random), random.nextBoolean(), random.nextBoolean());
            case 2 -> new BridgeMessage.Subscribe(random.nextBoolean(), ids(random));
            case 3 -> new BridgeMessage.Leave(random.nextInt());
            case 4 ->
                new BridgeMessage.Welcome(
                        random.nextLong(), 1 + random.nextInt(256), 1 + random.nextInt(1 << 20), 1 + random.nextInt(9));
            case 5 -> new BridgeMessage.Refused(random.nextInt(Refusal.values().length), text(random));
            case 6 -> new BridgeMessage.Memory(1 + random.nextInt(1024));
            case 7 -> new BridgeMessage.Published(random.nextInt(), 1 + random.nextInt(1 << 24));
            case 8 ->
                new BridgeMessage.Subscribed(
                        random.nextInt(),
                        random.nextBoolean(),
                        random.nextInt(1024),
                        1 + random.nextInt(1024),
                        1 + random.nextInt(1 << 24));
            case 9 -> new BridgeMessage.Gone(random.nextInt(), text(random));
            case 10 -> new BridgeMessage.Ending();
            default -> new BridgeMessage.Done();
        };
    }

    private static String text(Random random) {
        List<String> letters = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            letters.add(Character.toString(random.nextBoolean() ? 'a' + random.nextInt(26) : 0x1F600));
        }
        return String.join("", letters);
    }

    private static BitSet ids(Random random) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        BitSet ids = new BitSet();
        for (int i = random.nextInt(20); i > 0; i--) {
            int first = random.nextInt(1 << 20);
            ids.set(first, Math.min(1 << 20, first + 1 + random.nextInt(1000)));
        }
        return ids;
    }
}
