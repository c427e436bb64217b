package io.atr.verify.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.JsonObject;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HistogramLogTest {
    private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Row ROW = Contract.known("3.1");

    @RepeatedTest(10)
    void hdrHistogramsOwnReaderFindsAllTimesAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Histogram times = new Histogram(10_000_000_000L, 3);
        for (int i = 0; i < 1000; i++) {
            times.recordValue((long) Math.pow(10, 9 * random.nextDouble()));
        }
        List<HistogramLog> logs =
                HistogramLog.of(report(new Load("64 packets every 4.27 us: 15 M/s", 1, times)), BEGUN);
        assertEquals("3.1-64-packets-every-4.27-us-15-m-s.hlog", logs.getFirst().name());
        HistogramLogReader reader = new HistogramLogReader(
                new ByteArrayInputStream(logs.getFirst().text().getBytes(StandardCharsets.UTF_8)));
        EncodableHistogram read = reader.nextIntervalHistogram();
        assertEquals(times, read, () -> "seed " + seed);
        assertEquals("3.1-64-packets-every-4.27-us-15-m-s", read.getTag());
        assertEquals(BEGUN.toEpochMilli() / 1e3, reader.getStartTimeSec(), 1e-3);
        assertNull(reader.nextIntervalHistogram());
    }

    @Test
    void loadsOfTheSameNameHaveFilesOfTheirOwnAndNoNameLeavesItsFolder() {
        Histogram times = new Histogram(3);
        times.recordValue(7);
        String hostile = "../../etc/passwd\n#[StartTime: 0]\n,a";
        List<HistogramLog> logs =
                HistogramLog.of(report(new Load(hostile, 1, times), new Load(hostile, 1, times)), BEGUN);
        assertEquals(
                List.of("3.1-etc-passwd-starttime-0-a.hlog", "3.1-etc-passwd-starttime-0-a-2.hlog"),
                logs.stream().map(HistogramLog::name).toList());
        assertFalse(logs.getFirst().text().contains("\n#[StartTime: 0]"), logs.getFirst()::text);
    }

    @Test
    void aLoadWithoutSingleTimesHasNone() {
        assertTrue(HistogramLog.of(report(new Load("a", 1)), BEGUN).isEmpty());
    }

    private static Report report(Load... loads) {
        Outcome outcome = Outcome.judged(ROW, Evidence.of(ROW, 1, 1).loads(List.of(loads)));
        return new Report(new JsonObject(), "quick", 90, List.of(outcome));
    }
}
