package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Either branch: a machine with a counter that can be trusted, and one without. */
class TicksTest {
    @Test
    void thereIsACounterExactlyWhereTheKernelsFilesSaySo() throws IOException {
        boolean lacking =
                TscSupport.lack(Path.of("/"), System.getProperty("os.arch")).isPresent();
        assertEquals(lacking || Posix.instance().isEmpty(), Tsc.absence().isPresent(), Tsc.absence()::toString);
        if (Tsc.absence().isPresent()) {
            assertFalse(Tsc.absence().get().isBlank());
            assertFalse(Ticks.best().tsc());
            assertEquals(Tsc.absence().get(), Ticks.best().why());
            assertEquals(0, Tsc.ordered());
            assertThrows(IllegalStateException.class, () -> TscSkew.between(0, 1));
        }
    }

    @Test
    void timeGoesOnAndStaysWithinWhatNanoTimeSaw() {
        Ticks ticks = Ticks.best();
        for (int i = 0; i < 100; i++) {
            long outer = System.nanoTime();
            long before = ticks.now();
            long inner = System.nanoTime();
            Thread.onSpinWait();
            long innerTook = System.nanoTime() - inner;
            long took = ticks.nanos(ticks.now() - before);
            long outerTook = System.nanoTime() - outer;
            long slack = 2 + outerTook / 100; // 10,000 ppm, ten times what a calibration may be off
            assertTrue(took >= innerTook - slack && took <= outerTook + slack, () -> took + " in " + outerTook);
        }
    }

    @Test
    void aGlanceIsOfTheSameClock() {
        for (Ticks ticks : new Ticks[] {Ticks.best(), Ticks.nanoTime("asked for")}) {
            long before = ticks.now();
            long glance = ticks.glance();
            for (int i = 0; i < 1000; i++) {
                Thread.onSpinWait();
            }
            long after = ticks.now();
            assertTrue(before < after && glance < after && glance > before - ticks.ticks(1_000_000));
        }
    }

    @Test
    void nanoTimeServesWhereTheCounterCannotBeTrusted() {
        Ticks wild = Ticks.of(TscCalibration.of(1e9, 3e9, 2e9));
        assertFalse(wild.tsc());
        assertEquals("nanoTime", wild.name());
        assertTrue(wild.why().contains("500000 ppm"), wild.why());
        assertEquals(77, wild.nanos(77));
        Ticks tame = Ticks.of(TscCalibration.of(2e9, 2.000002e9, 2.000001e9));
        assertTrue(tame.tsc());
        assertEquals(0.5, tame.ppm(), 1e-3);
        assertEquals(2.000001e9, tame.scale().hertz());
        assertEquals(1000, tame.ticks(500));
    }

    @Test
    void twoProcessorsBoundEachOthersCounters() {
        BitSet cpus = Affinity.current();
        if (Tsc.absence().isPresent() || cpus.cardinality() < 2) {
            assertThrows(IllegalStateException.class, () -> TscSkew.between(0, 1 << 9));
            return;
        }
        int first = cpus.nextSetBit(0);
        TscSkew skew = TscSkew.between(first, cpus.nextSetBit(first + 1));
        assertTrue(
                skew.least() <= skew.most(), skew::toString); // two counters of one pace cannot contradict themselves
        assertTrue(skew.bound() > 0 && skew.bound() < 1L << 40, skew::toString);
    }

    @RepeatedTest(50)
    void theBoundsHoldTheTrueDifferenceAndTellOneThatMatters() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long difference = random.nextLong(-5_000, 5_000);
        long least = 50 + random.nextInt(300);
        TscSkew skew = TscSkew.UNKNOWN;
        long now = random.nextLong(1L << 50);
        for (int i = 0; i < 200; i++) {
            long before = now;
            now += least + random.nextInt(2_000);
            long between = now + difference;
            now += least + random.nextInt(2_000);
            skew = skew.and(before, between, now);
        }
        TscSkew found = skew;
        String what = "seed " + seed + ": " + difference + " in " + found;
        assertTrue(found.least() <= difference && difference <= found.most(), what);
        assertTrue(found.bound() >= Math.abs(difference), what);
        if (Math.abs(difference) > least + 2_000) {
            assertFalse(found.isConsistent(), what);
        } else if (Math.abs(difference) < least) {
            assertTrue(found.isConsistent(), what);
        }
    }
}
