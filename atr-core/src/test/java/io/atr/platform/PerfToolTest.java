package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own tool counts the same thread over the same work. */
class PerfToolTest {
    private static final int PAGES = 20_000;

    @TempDir
    Path folder;

    @Test
    void perfStatSeesTheSameFaults() throws Exception {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
        int self = Tasks.current().orElseThrow();
        try (PerfCounters counters = PerfCounters.open(self, List.of(PerfEvent.PAGE_FAULTS));
                FreshPages pages = new FreshPages(PAGES)) {
            Path told = folder.resolve("perf.csv");
            PerfReading[] readings = new PerfReading[2];
            boolean ran = isOnPath()
                    && underPerf(self, told, () -> {
                        readings[0] = read(counters);
                        pages.touch();
                        readings[1] = read(counters);
                    });
            PerfReading now = read(counters);
            if (!ran || !now.isCounted()) {
                assertTrue(now.isCounted() || !now.absence().isEmpty(), "neither a count nor a reason");
                return;
            }
            double ours = readings[1].since(readings[0]).value();
            double perfs = count(told);
            assertTrue(ours >= PAGES, () -> ours + " faults for " + PAGES + " pages");
            assertTrue(perfs >= ours && perfs - ours < PAGES / 10.0, () -> ours + " faults, by perf " + perfs);
        }
    }

    private static boolean isOnPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "perf")));
    }

    /** Has perf count the thread for as long as the work takes; false where perf counts nothing. */
    private static boolean underPerf(int task, Path told, Runnable work) throws IOException, InterruptedException {
        Process perf = new ProcessBuilder(
                        "perf",
                        "stat",
                        "-x",
                        ",",
                        "-o",
                        told.toString(),
                        "-e",
                        "page-faults",
                        "-t",
                        Integer.toString(task),
                        "--",
                        "sh",
                        "-c",
                        "echo begun; read end")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = perf.inputReader()) {
            if (!"begun".equals(out.readLine())) {
                return false;
            }
            LockSupport.parkNanos(200_000_000); // perf may begin to count a moment after its child
            work.run();
            perf.outputWriter().append("end\n").close();
            return perf.waitFor() == 0;
        } finally {
            perf.destroyForcibly();
        }
    }

    /** The first word of the line of the event. */
    private static double count(Path told) throws IOException {
        List<String> lines = Files.readAllLines(told).stream()
                .filter(line -> line.contains("page-faults"))
                .toList();
        assertEquals(1, lines.size(), lines::toString);
        return Double.parseDouble(lines.getFirst().split(",")[0]);
    }

    private static PerfReading read(PerfCounters counters) {
        return counters.read().values().iterator().next();
    }
}
