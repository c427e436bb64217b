package io.atr.verify.measure;

import io.atr.bench.profile.Collapsed;
import io.atr.bench.profile.Part;
import io.atr.bench.profile.ThreadProfile;
import io.atr.verify.line.Stand;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the profiler saw of the hot threads.
 *
 * @param cpu stacks by processor time
 * @param allocations stacks by allocation, every one
 * @param timer what processor time was sampled by, in words
 * @param kept whether the flame graphs stay
 */
record HotProfile(Collapsed cpu, Collapsed allocations, String timer, boolean kept) {
    private static final List<String> HOT = List.of(Steadiness.CLIENT, Stand.SHARD);

    /** Fewer make no shape. */
    private static final int ENOUGH = 20;

    private static final int TOP = 8;

    /** The row's. */
    Outcome outcome() {
        Row row = Contract.known(Profiles.ROW);
        if (allocations.samples(Control.THREAD) < Control.ALLOCATIONS) {
            return Outcome.failed(
                    row,
                    "the profiler saw " + allocations.samples(Control.THREAD) + " of a control's " + Control.ALLOCATIONS
                            + " allocations: that it sees none of the hot threads' would prove nothing");
        }
        long good = HOT.stream()
                .filter(thread -> cpu.samples(thread) >= ENOUGH && allocations.samples(thread) == 0)
                .count();
        long samples = HOT.stream().mapToLong(cpu::samples).sum();
        return Outcome.judged(
                row, Evidence.of(row, (double) good, samples).loads(frames()).reason(words()));
    }

    /** In threads, as the row: a method that takes a third of one has 0.33 of it. */
    private List<Load> frames() {
        return HOT.stream()
                .flatMap(thread -> ThreadProfile.named(cpu, thread, TOP).stream())
                .flatMap(profile -> profile.frames().stream()
                        .map(part -> new Load(profile.thread() + " " + part.name(), part.share())))
                .toList();
    }

    private String words() {
        return "processor time by " + timer + ": " + counts(cpu) + " samples; allocations, every one: "
                + counts(allocations) + allocators() + ", and all of a control's"
                + (kept ? "" : "; --profile DIR keeps the flame graphs");
    }

    private static String counts(Collapsed collapsed) {
        return HOT.stream()
                .map(thread -> collapsed.samples(thread) + " of " + thread)
                .collect(Collectors.joining(", "));
    }

    private String allocators() {
        String methods = HOT.stream()
                .flatMap(thread -> ThreadProfile.named(allocations, thread, TOP).stream())
                .flatMap(HotProfile::busiest)
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? "" : " (in " + methods + ")";
    }

    private static Stream<String> busiest(ThreadProfile profile) {
        return profile.frames().stream()
                .limit(1)
                .map(Part::name)
                .map(name -> String.format(Locale.ROOT, "%s of %s", name, profile.thread()));
    }
}
