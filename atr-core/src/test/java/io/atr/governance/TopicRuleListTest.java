package io.atr.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TopicRuleListTest {
    @Test
    void isTheListThatItWasMadeFrom() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        List<TopicRule> rules = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            long rate = random.nextBoolean() ? TopicRule.UNLIMITED : 1 + random.nextLong(TopicRule.MAX);
            rules.add(new TopicRule(
                    random.nextInt(1 << 20), rate, 1 + random.nextLong(TopicRule.MAX), random.nextInt(8)));
            if (Integer.bitCount(i) == 1 || i == 999) {
                assertEquals(rules, TopicRuleList.copyOf(rules), "seed " + seed);
            }
        }
        TopicRuleList columns = TopicRuleList.copyOf(rules);
        assertSame(columns, TopicRuleList.copyOf(columns));
        rules.clear();
        assertEquals(1000, columns.size());
        assertThrows(UnsupportedOperationException.class, columns::clear);
        assertThrows(IndexOutOfBoundsException.class, () -> columns.get(1000));
    }
}
