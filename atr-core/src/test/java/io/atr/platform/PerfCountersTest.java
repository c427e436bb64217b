package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts beside a truth that is known otherwise; where the kernel counts nothing, beside the reason that it has. */
class PerfCountersTest {
    private static final int PAGES = 300;
    private static final int PARKS = 25;

    @BeforeEach
    void onLinux() {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
    }

    @Test
    void eachFreshPageIsAFault() throws IOException {
        int self = Tasks.current().orElseThrow();
        try (PerfCounters counters = PerfCounters.open(self, List.of(PerfEvent.PAGE_FAULTS));
                FreshPages pages = new FreshPages(PAGES)) {
            long kernels = faults(self);
            PerfReading before = only(counters);
            pages.touch();
            PerfReading faults = only(counters).since(before);
            kernels = faults(self) - kernels;
            if (!before.isCounted()) {
                assertRefused(before);
                return;
            }
            assertTrue(faults.value() >= PAGES, () -> faults + " for " + PAGES + " pages");
            assertTrue(faults.value() <= kernels, faults + ", and " + kernels + " by /proc");
        }
    }

    @Test
    void eachParkIsASwitch() throws IOException {
        int self = Tasks.current().orElseThrow();
        try (PerfCounters counters = PerfCounters.open(self, List.of(PerfEvent.CONTEXT_SWITCHES))) {
            long kernels = switches(self);
            PerfReading before = only(counters);
            for (int i = 0; i < PARKS; i++) {
                LockSupport.parkNanos(200_000);
            }
            PerfReading switches = only(counters).since(before);
            kernels = switches(self) - kernels;
            if (!before.isCounted()) {
                assertRefused(before);
                return;
            }
            assertTrue(switches.value() >= PARKS, () -> switches + " for " + PARKS + " parks");
            assertTrue(switches.value() <= kernels, switches + ", and " + kernels + " by /proc");
        }
    }

    @Test
    void eachHardwareEventIsCountedOrRefusedForAReason() {
        int self = Tasks.current().orElseThrow();
        try (PerfCounters counters = PerfCounters.open(self, PerfEvent.hardware())) {
            long kept = 0;
            for (int i = 0; i < 10_000_000; i++) {
                kept += i * kept + 1;
            }
            assertTrue(kept != 7);
            Map<PerfEvent, PerfReading> readings = counters.read();
            assertEquals(PerfEvent.hardware(), List.copyOf(readings.keySet()));
            for (PerfReading reading : readings.values()) {
                if (!reading.isCounted()) {
                    assertRefused(reading);
                }
            }
            PerfReading cycles = readings.get(PerfEvent.CYCLES);
            assertTrue(!cycles.isCounted() || cycles.value() > 0, cycles::toString);
        }
    }

    @Test
    void anotherThreadsCountsAreItsOwn() throws Exception {
        int self = Tasks.current().orElseThrow();
        try (PerfCounters counters = PerfCounters.open(self, List.of(PerfEvent.PAGE_FAULTS))) {
            PerfReading before = only(counters);
            Thread other = Thread.ofPlatform().start(() -> {
                try (FreshPages pages = new FreshPages(20 * PAGES)) {
                    pages.touch();
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            other.join();
            PerfReading faults = only(counters).since(before);
            assertTrue(!before.isCounted() || faults.value() < 10 * PAGES, faults::toString);
        }
    }

    @Test
    void aThreadThatIsNotThereIsNamedAsTheReason() {
        try (PerfCounters counters = PerfCounters.open(1 << 29, List.of(PerfEvent.PAGE_FAULTS))) {
            PerfReading reading = only(counters);
            assertFalse(reading.isCounted());
            assertTrue(Double.isNaN(reading.value()));
            assertTrue(
                    reading.absence().contains("the thread has ended")
                            || reading.absence().contains("perf_event"),
                    reading::absence);
        }
    }

    @Test
    void descriptorsAreGivenBack() throws IOException {
        int self = Tasks.current().orElseThrow();
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            PerfCounters counters = PerfCounters.open(self, PerfEvent.software());
            boolean counted = only(counters).isCounted();
            assertTrue(!counted || descriptors() > before);
            counters.close();
            counters.close();
            assertTrue(!counted || only(counters).absence().contains("closed"));
        }
        assertEquals(before, descriptors());
    }

    private static void assertRefused(PerfReading reading) {
        String why = reading.absence();
        assertTrue(why.startsWith(reading.event().name() + ": "), why);
        assertTrue(
                Stream.of("PMU", "perf_event_paranoid", "filter of system calls", "perf_event_open", "no counter free")
                        .anyMatch(why::contains),
                why);
    }

    private static PerfReading only(PerfCounters counters) {
        return counters.read().values().iterator().next();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(fd -> target(fd).contains("perf_event")).count();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Minor and major faults of a thread: the tenth and the twelfth word of its stat, the second of which may have blanks. */
    private static long faults(int task) throws IOException {
        String stat = Files.readString(Path.of("/proc/self/task/" + task + "/stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(words[7]) + Long.parseLong(words[9]);
    }

    private static long switches(int task) {
        return Long.parseLong(Tasks.status(task, "voluntary_ctxt_switches:").orElseThrow())
                + Long.parseLong(
                        Tasks.status(task, "nonvoluntary_ctxt_switches:").orElseThrow());
    }
}
