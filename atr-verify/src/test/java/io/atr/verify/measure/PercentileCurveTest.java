package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.row.Series.Point;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PercentileCurveTest {
    @Test
    void itGoesAsFarAsThereAreTimes() {
        Histogram thousand = new Histogram(3);
        LongStream.rangeClosed(1, 1000).forEach(thousand::recordValue);
        List<Point> points = PercentileCurve.of(thousand);
        assertEquals(0, points.getFirst().x());
        assertEquals(1, points.getFirst().y());
        assertEquals(99.9, points.getLast().x(), 1e-9);
        assertEquals(500, at(points, 50), 60);
        assertEquals(900, at(points, 90), 1);
    }

    @Test
    void ofManyTimesItEndsAtFiveNines() {
        Histogram many = new Histogram(3);
        many.recordValueWithCount(100, 10_000_000);
        assertEquals(99.999, PercentileCurve.of(many).getLast().x(), 1e-9);
    }

    /** One gap of 1,000 among a million of 1: the half of the time that lies within it waits 500 and more. */
    @Test
    void aLongGapHoldsAsManyMomentsAsItIsLong() {
        Histogram gaps = new Histogram(3);
        gaps.recordValueWithCount(1, 99_000);
        gaps.recordValue(1_000);
        List<Point> waits = PercentileCurve.of(new Waits(gaps));
        assertEquals(900, at(waits, 99.9), 2);
        assertEquals(990, at(waits, 99.99), 2);
        assertEquals(1, at(waits, 90));
        assertEquals(900, new Waits(gaps).tail().p999(), 2);
        assertEquals(1000, new Waits(gaps).tail().max(), 2);
    }

    @RepeatedTest(10)
    void waitsAreThoseOfMomentsChosenAtRandom() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Histogram gaps = new Histogram(10_000_000_000L, 3);
        Histogram waits = new Histogram(10_000_000_000L, 3);
        for (int i = 0; i < 200; i++) {
            long gap = 1 + (long) Math.pow(10, 5 * random.nextDouble());
            gaps.recordValue(gap);
            LongStream.rangeClosed(1, gap).forEach(waits::recordValue);
        }
        for (Point point : PercentileCurve.of(new Waits(gaps))) {
            double expected = waits.getValueAtPercentile(point.x());
            assertEquals(expected, point.y(), 2 + 0.01 * expected, () -> "seed " + seed + ", " + point);
        }
    }

    private static double at(List<Point> points, double percentile) {
        return points.stream()
                .filter(point -> point.x() >= percentile - 1e-9)
                .findFirst()
                .orElseThrow()
                .y();
    }

    @Test
    void nothingRecordedIsNoCurve() {
        assertTrue(PercentileCurve.of(new Histogram(3)).isEmpty());
    }
}
