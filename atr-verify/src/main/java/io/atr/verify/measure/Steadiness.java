package io.atr.verify.measure;

import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Handover;
import io.atr.bench.machine.PinnedThread;
import io.atr.bench.machine.Placement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Samples by placement: the hand-over of a cache line is timed before and after each, and those during which it changed
 * are dropped. What the rows are judged on comes from two cores behind one L3, or from what the machine offered instead.
 */
final class Steadiness<T> {
    /** The name of the client's thread. */
    static final String CLIENT = "atr-verify-client";

    /** What rows are judged on, the best first. */
    static final List<Placement> PREFERRED = List.of(Placement.ONE_L3, Placement.TWO_L3, Placement.SMT);

    private final Cpus cpus;
    private final Handover handover;
    private final Map<Placement, List<T>> samples = new EnumMap<>(Placement.class);
    private int dropped;

    Steadiness(Cpus cpus) {
        this.cpus = cpus;
        this.handover = new Handover(cpus);
    }

    /** Takes a sample, on the client's processor, and files it. */
    void sample(Supplier<T> work) {
        Placement before = distance();
        T sample = PinnedThread.call(cpus.client(), CLIENT, work::get);
        if (distance() == before) {
            samples.computeIfAbsent(before, _ -> new ArrayList<>()).add(sample);
        } else {
            dropped++;
        }
    }

    /** Threads that are not pinned have no distance that lasts; they are taken for the farthest. */
    private Placement distance() {
        return cpus.client() == PinnedThread.ANYWHERE ? Placement.TWO_L3 : Placement.of(handover.nanos());
    }

    /** Runs something in the same place, and files nothing. */
    void warmUp(Runnable work) {
        PinnedThread.call(cpus.client(), CLIENT, () -> {
            work.run();
            return true;
        });
    }

    /** The placement that is judged. */
    Placement placement() {
        return PREFERRED.stream()
                .filter(samples::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the two processors changed their distance during each of " + dropped + " samples"));
    }

    /** The samples of {@link #placement}, one at least. */
    List<T> judged() {
        return samples.getOrDefault(placement(), List.of());
    }

    /** All samples but the dropped ones, with their placements. */
    void forEach(BiConsumer<Placement, T> what) {
        samples.forEach((placement, list) -> list.forEach(sample -> what.accept(placement, sample)));
    }

    /** What a reader has to know of the placements. */
    String words() {
        StringBuilder words = new StringBuilder();
        samples.forEach((placement, list) -> words.append(words.isEmpty() ? "samples: " : ", ")
                .append(list.size())
                .append(' ')
                .append(placement.label()));
        return words + (dropped == 0 ? "" : ", " + dropped + " dropped (the placement changed)");
    }
}
