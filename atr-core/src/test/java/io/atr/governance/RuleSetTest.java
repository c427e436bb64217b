package io.atr.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RuleSetTest {
    @Test
    void topicsHaveARateAndABurstOrNoLimit() {
        refused("topic -1", () -> TopicRule.limited(-1, 1, 1));
        refused("rate -1", () -> TopicRule.limited(1, -1, 1));
        refused("rate 1000000001", () -> TopicRule.limited(1, TopicRule.MAX + 1, 1));
        refused("burst 0", () -> TopicRule.limited(1, 1, 0));
        refused("burst 1000000001", () -> TopicRule.limited(1, 1, TopicRule.MAX + 1));
        refused("priority 8", () -> new TopicRule(1, 1, 1, 8));
        refused("priority -1", () -> new TopicRule(1, 1, 1, -1));
        assertTrue(TopicRule.unlimited(0).isUnlimited());
        assertFalse(TopicRule.limited(0, TopicRule.MAX, TopicRule.MAX).isUnlimited());
    }

    @Test
    void sendersHaveAQuotaOfAtLeastOne() {
        refused("max_in_flight 0", () -> new SenderRule(1, TopicSet.NONE, 0));
        refused("max_in_flight -5", () -> new SenderRule(1, TopicSet.NONE, -5));
        refused("sender -1", () -> new SenderRule(-1, TopicSet.NONE, 1));
    }

    @Test
    void noIdStandsTwice() {
        refused(
                "topic 3 stands twice",
                () -> RuleSet.builder().topic(3, 1, 1).topic(3, 2, 2).build());
        refused(
                "sender 3 stands twice",
                () -> RuleSet.builder()
                        .sender(3, TopicSet.NONE)
                        .sender(3, TopicSet.of(1))
                        .build());
        assertEquals(
                1,
                RuleSet.builder()
                        .topic(3, 1, 1)
                        .sender(3, TopicSet.NONE)
                        .build()
                        .topics()
                        .size());
    }

    @Test
    void aSetOfTopicsIsWhatItWasMadeOf() {
        BitSet bits = new BitSet();
        bits.set(4);
        TopicSet set = TopicSet.of(bits);
        bits.set(5);
        assertEquals(TopicSet.of(4), set);
        assertEquals(TopicSet.of(4).hashCode(), set.hashCode());
        assertFalse(set.contains(5));
        assertEquals(List.of(2, 3, 4), walk(TopicSet.range(2, 4)));
        assertEquals(3, TopicSet.range(2, 4).size());
        assertEquals(List.of(), walk(TopicSet.NONE));
    }

    @Test
    void reasonsKeepTheirCodesAndTheirOrder() {
        List<String> order = List.of(
                "ALLOWED ALLOW",
                "ALLOWED_SYSTEM ALLOW",
                "E_INGRESS_BAD_PACKET DROP",
                "E_INGRESS_FOREIGN_SENDER DROP",
                "E_GOV_NO_RULES DROP",
                "E_INGRESS_WRONG_SHARD DROP",
                "E_GOV_UNKNOWN_TOPIC DROP",
                "E_GOV_UNKNOWN_SENDER DROP",
                "E_GOV_DENYLISTED DROP",
                "E_GOV_QUOTA_EXCEEDED DROP",
                "E_GOV_THROTTLED THROTTLE");
        for (int code = 1; code <= order.size(); code++) {
            Reason reason = Reason.of(code);
            assertEquals(order.get(code - 1), reason + " " + reason.verdict());
            assertEquals(code, reason.code());
        }
        assertEquals(order.size(), Reason.values().length);
    }

    private static List<Integer> walk(TopicSet set) {
        List<Integer> ids = new ArrayList<>();
        for (int id = set.next(0); id >= 0; id = set.next(id + 1)) {
            ids.add(id);
        }
        return ids;
    }

    private static void refused(String why, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.contains(why), message);
    }
}
