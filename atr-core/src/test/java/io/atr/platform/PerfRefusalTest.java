package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By a kernel that is made up, since this one refuses only some of it. */
class PerfRefusalTest {
    private static final PerfRefusal BARE = new PerfRefusal("4", false);
    private static final PerfRefusal CONTAINED = new PerfRefusal("2", true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2  | no PMU that the kernel may use",
                "19 | no PMU that the kernel may use",
                "95 | pmu=on",
                "13 | kernel.perf_event_paranoid is 4; sysctl kernel.perf_event_paranoid=1, or CAP_PERFMON",
                "1  | kernel.perf_event_paranoid is 4",
                "38 | CONFIG_PERF_EVENTS",
                "22 | does not know the event",
                "3  | the thread has ended",
                "16 | for himself",
                "24 | ulimit -n",
                "5  | errno 5"
            })
    void eachNumberNamesWhatIsMissing(int errno, String part) {
        String why = refused(errno, PerfEvent.CYCLES, BARE);
        assertTrue(why.startsWith("cycles: ") && why.contains(part), why);
    }

    @Test
    void aContainersFilterIsToldFromTheSetting() {
        assertTrue(refused(1, PerfEvent.CYCLES, CONTAINED).contains("seccomp=unconfined"));
        assertTrue(refused(13, PerfEvent.CYCLES, CONTAINED).contains("perf_event_paranoid is 2"));
    }

    @Test
    void aSoftwareEventNeedsNoPmu() {
        assertFalse(refused(2, PerfEvent.PAGE_FAULTS, BARE).contains("PMU"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13})
    void withoutPermissionTheKernelsPartIsLeftOut(int errno) {
        PerfCounter.Opener opener = (_, _, userOnly) -> userOnly ? -Errno.EMFILE : -errno;
        assertTrue(read(PerfEvent.CYCLES, opener).absence().contains("ulimit -n"), "asked again, for less");
        assertTrue(
                read(PerfEvent.CONTEXT_SWITCHES, opener).absence().contains("perf_event_paranoid"),
                "what only the kernel does would count as 0");
    }

    @Test
    void whatTheMachineLacksIsNotAskedForAgain() {
        List<Boolean> asked = new ArrayList<>();
        read(PerfEvent.CYCLES, (_, _, userOnly) -> {
            asked.add(userOnly);
            return -Errno.ENOENT;
        });
        assertEquals(List.of(false), asked);
    }

    @Test
    void countersThatTookTurnsAreExtrapolated() {
        PerfReading half = new PerfReading(PerfEvent.CYCLES, 500, 1_000, 250, false, "");
        assertEquals(2_000, half.value());
        assertEquals(0.25, half.share());
        PerfReading whole = new PerfReading(PerfEvent.CYCLES, 900, 2_000, 1_250, false, "");
        assertEquals(400, whole.since(half).value());
        assertEquals(1, whole.since(half).share());
        PerfReading never = new PerfReading(PerfEvent.CYCLES, 0, 1_000, 0, false, "");
        assertTrue(Double.isNaN(never.value()) && never.absence().contains("no counter free"), never::absence);
    }

    @Test
    void theSecondLevelsEventIsThatOfAKnownFamily() {
        assertEquals("L2 misses", event("AuthenticAMD", "23").name());
        assertEquals("L2 misses", event("AuthenticAMD", "25").name());
        assertEquals("L2 misses", event("AuthenticAMD", "26").name());
        assertEquals("last-level cache misses", event("AuthenticAMD", "21").name());
        assertEquals("last-level cache misses", event("GenuineIntel", "6").name());
        assertEquals(
                "last-level cache misses", event("AuthenticAMD", "99999999999").name());
        assertEquals(
                "last-level cache misses",
                PerfEvent.secondLevelMisses(List.of()).name());
    }

    private static PerfEvent event(String vendor, String family) {
        return PerfEvent.secondLevelMisses(List.of("vendor_id\t: " + vendor, "cpu family\t: " + family, "flags\t: x"));
    }

    private static String refused(int errno, PerfEvent event, PerfRefusal refusals) {
        return refusals.text(event, -errno);
    }

    private static PerfReading read(PerfEvent event, PerfCounter.Opener opener) {
        try (PerfCounter counter = PerfCounter.open(event, 1, opener, BARE)) {
            return counter.read();
        }
    }
}
