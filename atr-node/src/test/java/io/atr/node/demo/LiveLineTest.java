package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.Style;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private static Figures figures(boolean onTime) {
        Histogram latency = Latencies.empty();
        for (int i = 1; i <= 1000; i++) {
            latency.recordValue(i);
        }
        return new Figures(1_000_000_000, Tally.ZERO, latency, 12, 0, 0, 0, List.of(0L), 0, onTime);
    }

    @Test
    void figuresStandUnderTheirHeadings() {
        String line = LiveLine.of(3.25, figures(true), Style.of(false));
        for (String[] pair : new String[][] {{"p50", "500 ns"}, {"p99", "990 ns"}, {"p99.9", "999 ns"}}) {
            int heading = (LiveLine.HEADINGS + " ").indexOf(" " + pair[0] + " ") + 1 + pair[0].length();
            assertEquals(pair[1], line.substring(heading - pair[1].length(), heading), line);
        }
        assertEquals(LiveLine.HEADINGS.indexOf("rules"), line.indexOf("v12"));
        assertTrue(line.startsWith("   3.3 s"), line);
    }

    @Test
    void aMissedScheduleIsSaid() {
        assertTrue(LiveLine.of(1, figures(false), Style.of(false)).endsWith("behind schedule"));
    }
}
