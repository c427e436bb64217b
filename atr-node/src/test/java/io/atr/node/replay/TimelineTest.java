package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.TopicRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long SECOND = 1_000_000_000;

    /** 30 s to fill. */
    private static final List<TopicRule> TOPICS =
            List.of(TopicRule.limited(1, 2, 60), TopicRule.limited(2, 1000, 1), TopicRule.unlimited(3));

    @Test
    void neverRunsBackwards() throws Exception {
        Timeline timeline = new Timeline(TOPICS);
        long[] times = {500, 700, 600, 700, 701};
        long[] expected = {0, 200, 200, 200, 201};
        for (int i = 0; i < times.length; i++) {
            timeline.moveTo(times[i]);
            assertEquals(expected[i], timeline.nanos());
        }
        timeline.beginPass();
        timeline.moveTo(500);
        assertEquals(202, timeline.nanos());
        timeline.moveTo(499);
        assertEquals(202, timeline.nanos());
        timeline.moveTo(503);
        assertEquals(205, timeline.nanos());
        assertEquals(205, timeline.elapsed());
    }

    @Test
    void startsAnewAtATimeThatLiesTooFarBack() throws Exception {
        Timeline timeline = new Timeline(TOPICS, 100);
        long[] times = {500, 900, 850, 799, 810, 805, 1000, 1000};
        long[] expected = {0, 400, 400, 400, 411, 411, 601, 601};
        for (int i = 0; i < times.length; i++) {
            timeline.moveTo(times[i]);
            assertEquals(expected[i], timeline.nanos(), "at " + i);
        }
        assertEquals(3, timeline.steps().count());
        assertEquals(101, timeline.steps().farthestNanos());
        assertEquals(1, timeline.steps().resets());
        timeline.beginPass();
        timeline.moveTo(500);
        assertEquals(3, timeline.steps().count(), "a pass that begins is no step back");
    }

    @Test
    void gapsThatFillEveryBucketAreCut() throws Exception {
        Timeline timeline = new Timeline(TOPICS);
        timeline.moveTo(0);
        timeline.moveTo(29 * SECOND);
        assertEquals(29 * SECOND, timeline.nanos());
        timeline.moveTo(Long.MAX_VALUE);
        assertEquals(59 * SECOND, timeline.nanos());
        assertEquals(Long.MAX_VALUE, timeline.elapsed());
        timeline.beginPass();
        timeline.moveTo(0);
        timeline.moveTo(5);
        assertEquals(59 * SECOND + 6, timeline.nanos());
        assertEquals(Long.MAX_VALUE, timeline.elapsed(), "too long to be counted");
    }

    @Test
    void endsWithAWordWhereTheBussClockEnds() throws Exception {
        Timeline timeline = new Timeline(List.of(TopicRule.limited(1, 1, 1_000_000_000)));
        long year = 31_536_000 * SECOND;
        for (int i = 0; i <= 146; i++) {
            timeline.moveTo(i * year);
        }
        StoppedException end = assertThrows(StoppedException.class, () -> timeline.moveTo(147 * year));
        assertTrue(String.valueOf(end.getMessage()).contains("146 years"));
    }
}
