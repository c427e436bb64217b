package io.atr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.governance.Verdict;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any 64 bytes at all, written into the claim of a gateway that may do everything: a verdict, and never more. */
class PacketFuzzTest {
    private static final int BYTES = 64;

    private final Bus bus = Bus.onCallersThread(TestBus.config(2), new ManualClock());
    private final Publication gateway =
            bus.publish(PublicationOptions.gateway().withBypass().withVerdicts());
    private final Subscription log = bus.subscribe(SubscriptionOptions.gating());
    private final List<Integer> verdicts = new ArrayList<>();
    private final List<byte[]> logged = new ArrayList<>();

    PacketFuzzTest() {
        bus.apply(RuleSet.builder()
                .topic(TopicRule.unlimited(2))
                .topic(3, 1, 1)
                .topic(4, 1, 1)
                .sender(1, TopicSet.of(2, 3, 4), 1)
                .sender(2, TopicSet.of(2))
                .build());
    }

    @FuzzTest
    void onlySoundPacketsReachTheLog(byte[] input) {
        check(Arrays.copyOf(input == null ? new byte[0] : input, BYTES));
    }

    @Test
    void whateverTheBytes() {
        for (long seed = 1; seed <= 20_000; seed++) {
            byte[] input = bytes(Seeds.random(seed));
            assertDoesNotThrow(() -> check(input), "seed " + seed);
        }
        assertTrue(gateway.count(Reason.ALLOWED) > 100);
        assertTrue(gateway.count(Reason.ALLOWED_SYSTEM) > 100);
        assertTrue(gateway.count(Reason.E_INGRESS_BAD_PACKET) > 100);
        assertTrue(gateway.count(Reason.E_INGRESS_WRONG_SHARD) > 100);
        assertTrue(gateway.count(Reason.E_GOV_UNKNOWN_TOPIC) > 100);
        assertTrue(gateway.count(Reason.E_GOV_UNKNOWN_SENDER) > 100);
        assertTrue(gateway.count(Reason.E_GOV_DENYLISTED) > 100);
    }

    private void check(byte[] bytes) {
        assertTrue(gateway.tryClaim(2, 1) >= 0);
        MemorySegment memory = gateway.claimedMemory();
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, gateway.claimedAt(0), BYTES);
        gateway.commit();
        bus.doWork();
        verdicts.clear();
        logged.clear();
        gateway.pollVerdicts((position, topic, code) -> verdicts.add(code), 10);
        log.poll((segment, at) -> logged.add(segment.asSlice(at, BYTES).toArray(ValueLayout.JAVA_BYTE)), 10);
        assertEquals(1, verdicts.size());
        Reason reason = Reason.of(verdicts.get(0));
        assertEquals(!isSound(bytes), reason == Reason.E_INGRESS_BAD_PACKET, reason.name());
        assertEquals(reason.verdict() == Verdict.ALLOW ? 1 : 0, logged.size(), reason.name());
        if (!logged.isEmpty()) {
            assertArrayEquals(bytes, logged.get(0));
        }
    }

    private static boolean isSound(byte[] bytes) {
        return Integer.bitCount(bytes[0] & 0b111) == 1 && (bytes[0] & 0xC0) == 0 && bytes[1] == 0;
    }

    /** Mostly something that passes the first checks, so that the later ones have something to do. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        if (random.nextInt(4) != 0) {
            bytes[0] = (byte) (1 << random.nextInt(3) | random.nextInt(8) << 3);
            bytes[1] = 0;
        }
        if (random.nextInt(4) != 0) {
            Arrays.fill(bytes, 8, 16, (byte) 0);
            bytes[8] = (byte) random.nextInt(6);
            bytes[12] = (byte) random.nextInt(5);
        }
        return bytes;
    }
}
