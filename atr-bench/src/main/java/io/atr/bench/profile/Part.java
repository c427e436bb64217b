package io.atr.bench.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A part of a thread's samples.
 *
 * @param name of a method or a step
 * @param samples that belong to it
 * @param share of all samples of the thread, 0 to 1
 */
public record Part(String name, long samples, double share) {
    private static final String REST = "others";

    /** Divides the stacks by what {@code namer} calls them; largest parts first, and those of one size by name. */
    static List<Part> divide(List<Stack> stacks, Function<Stack, String> namer) {
        Map<String, Long> samples = new TreeMap<>();
        stacks.forEach(stack -> samples.merge(namer.apply(stack), stack.samples(), Long::sum));
        double all = stacks.stream().mapToLong(Stack::samples).sum();
        return samples.entrySet().stream()
                .map(each -> new Part(each.getKey(), each.getValue(), each.getValue() / all))
                .sorted(Comparator.comparingLong(Part::samples).reversed())
                .toList();
    }

    /** The first {@code most} parts; whatever else there is becomes one part behind them. */
    static List<Part> top(List<Part> parts, int most) {
        if (parts.size() <= most) {
            return parts;
        }
        List<Part> shown = new ArrayList<>(parts.subList(0, most));
        List<Part> rest = parts.subList(most, parts.size());
        shown.add(new Part(
                REST,
                rest.stream().mapToLong(Part::samples).sum(),
                rest.stream().mapToDouble(Part::share).sum()));
        return List.copyOf(shown);
    }
}
