package io.atr.bench.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one thread was seen doing.
 *
 * @param thread {@code client}, {@code stage} or the thread's own name
 * @param samples how often it was looked at
 * @param frames by method, largest first
 * @param steps by step of a packet's way, largest first
 */
public record ThreadProfile(String thread, long samples, List<Part> frames, List<Part> steps) {
    /**
     * The thread named {@code client}, and as the stage the one that was busiest among the others: peers have their own
     * names for it, and may have helpers.
     *
     * @param top methods that are told apart
     * @return client, then stage; shorter when one of them was never seen
     */
    public static List<ThreadProfile> of(Collapsed collapsed, String client, int top) {
        Map<String, List<Stack>> threads = collapsed.stacks().stream().collect(Collectors.groupingBy(Stack::thread));
        Optional<List<Stack>> ours = Optional.ofNullable(threads.remove(client));
        Optional<List<Stack>> busiest = threads.values().stream().max(Comparator.comparingLong(ThreadProfile::samples));
        return Stream.concat(
                        ours.map(stacks -> of("client", stacks, top)).stream(),
                        busiest.map(stacks -> of("stage", stacks, top)).stream())
                .toList();
    }

    /** What the thread of a name was seen doing; empty when it was never seen. */
    public static Optional<ThreadProfile> named(Collapsed collapsed, String thread, int top) {
        List<Stack> stacks = collapsed.stacks().stream()
                .filter(stack -> stack.thread().equals(thread))
                .toList();
        return stacks.isEmpty() ? Optional.empty() : Optional.of(of(thread, stacks, top));
    }

    private static ThreadProfile of(String name, List<Stack> stacks, int top) {
        return new ThreadProfile(
                name, samples(stacks), Part.top(Part.divide(stacks, Owner::of), top), Part.divide(stacks, Step::of));
    }

    private static long samples(List<Stack> stacks) {
        return stacks.stream().mapToLong(Stack::samples).sum();
    }
}
