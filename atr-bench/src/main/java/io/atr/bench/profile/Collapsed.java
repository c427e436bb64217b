package io.atr.bench.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stacks read from text of one stack a line: {@code [thread tid=7];outermost;...;innermost 42}.
 *
 * @param stacks in the text's order
 * @param malformed how many lines made no sense and were left out; empty ones are not counted
 */
public record Collapsed(List<Stack> stacks, int malformed) {
    private static final Pattern LINE = Pattern.compile("(?<stack>.+) (?<samples>[0-9]{1,18})");
    private static final Pattern THREAD = Pattern.compile("\\[(?<name>.*?)(?: ?tid=[0-9]+)?]");

    /** Reads the text. */
    public static Collapsed parse(String text) {
        List<Stack> stacks = new ArrayList<>();
        int[] malformed = {0};
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> stack(line).ifPresentOrElse(stacks::add, () -> malformed[0]++));
        return new Collapsed(List.copyOf(stacks), malformed[0]);
    }

    /** How often a thread was seen. */
    public long samples(String thread) {
        return stacks.stream()
                .filter(stack -> stack.thread().equals(thread))
                .mapToLong(Stack::samples)
                .sum();
    }

    private static Optional<Stack> stack(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long samples = Long.parseLong(parts.group("samples"));
        List<String> frames = Arrays.asList(parts.group("stack").split(";", -1));
        Matcher thread = THREAD.matcher(frames.getFirst());
        if (samples == 0 || frames.size() < 2 || frames.contains("") || !thread.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Stack(thread.group("name"), List.copyOf(frames.subList(1, frames.size())), samples));
    }
}
