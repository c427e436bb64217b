package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Cpus;
import io.atr.bench.profile.Collapsed;
import io.atr.verify.line.Stand;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a sound shard and over one that allocates. Where there is no profiler the row has to say so. */
class ProfilesTest {
    private static final Effort SHORT = new Effort("test", 0.05);

    /** Kept, so that it is not optimised away. */
    private static volatile Object kept = "";

    @TempDir
    private Path folder;

    @Test
    void aSoundShardHasGraphsOfBothThreadsAndNoAllocation() throws IOException {
        Outcome outcome = profiled(_ -> {}, folder);
        if (unsupported(outcome)) {
            return;
        }
        assertEquals(Verdict.PASS, outcome.verdict(), outcome.reason());
        assertTrue(Collapsed.parse(read("cpu.collapsed")).samples(Stand.SHARD) > 0);
        assertTrue(Collapsed.parse(read("alloc.collapsed")).samples(Control.THREAD) >= Control.ALLOCATIONS);
        for (Path graph : Profiles.graphs(folder)) {
            assertTrue(Files.readString(graph).contains("<html"), graph.toString());
        }
        assertTrue(read("cpu.html").contains(Stand.SHARD));
    }

    /** Some 10 times a second: far less than the JVM lets a thread allocate from sample to sample. */
    @Test
    void aShardThatAllocatesNowAndThenIsSeen() {
        long[] last = {System.nanoTime()};
        Outcome outcome = profiled(
                _ -> {
                    if (System.nanoTime() - last[0] > 100_000_000) {
                        last[0] = System.nanoTime();
                        kept = new byte[16];
                    }
                },
                folder);
        if (unsupported(outcome)) {
            return;
        }
        assertEquals(Verdict.FAIL, outcome.verdict(), outcome.reason());
        assertTrue(outcome.reason().contains("of " + Stand.SHARD + ")"), outcome.reason());
    }

    private static Outcome profiled(FaultyShard.Fault fault, Path folder) {
        Setting setting = new Setting(Cpus.ANYWHERE, SHORT, _ -> new FaultyShard(fault)).profiles(folder);
        List<Outcome> outcomes = Measurements.carriedOut(new Profiles(), setting);
        assertEquals(1, outcomes.size());
        return outcomes.getFirst();
    }

    private static boolean unsupported(Outcome outcome) {
        if (outcome.verdict() != Verdict.UNSUPPORTED) {
            return false;
        }
        assertTrue(outcome.reason().startsWith("async-profiler does not work here"), outcome.reason());
        return true;
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
