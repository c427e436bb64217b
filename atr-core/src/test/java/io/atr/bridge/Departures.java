package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How long the node took to see that clients were dead and to have back what each kind of thing they held. Counted from
 * the return of {@code waitFor}: the kernel has reaped the process by then, and before that nobody can tell it from a slow
 * one. What was back earlier counts as 0.
 */
final class Departures {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, LongStream.Builder> nanos = new LinkedHashMap<>();

    /** Notes what was seen at {@code seen}, and fails where that is later than what users are promised. */
    void note(String what, int kill, long reaped, long seen) {
        long late = Math.max(0, seen - reaped);
        nanos.computeIfAbsent(what, name -> LongStream.builder()).add(late);
        assertTrue(
                late <= LIMIT_NANOS,
                () -> "kill %d: %s only %.1f ms after the process was reaped".formatted(kill, what, late / 1e6));
    }

    void print() {
        System.out.printf("%-16s %6s %11s %8s %8s%n", "after the reap", "kills", "median [ms]", "p99 [ms]", "max [ms]");
        nanos.forEach((what, each) -> {
            long[] sorted = each.build().sorted().toArray();
            System.out.printf(
                    "%-16s %6d %11.2f %8.2f %8.2f%n",
                    what, sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        });
    }

    /** Milliseconds that this part of all took at the most. */
    private static double at(long[] sorted, double part) {
        int last = (int) Math.ceil(part * sorted.length) - 1;
        return Arrays.stream(sorted).skip(Math.max(last, 0)).findFirst().orElse(0) / 1e6;
    }
}
