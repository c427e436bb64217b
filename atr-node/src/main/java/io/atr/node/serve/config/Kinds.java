package io.atr.node.serve.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways in which values are written. */
final class Kinds {
    private static final List<String> YES = List.of("yes", "true", "on");
    private static final List<String> NO = List.of("no", "false", "off");

    private Kinds() {}

    /** A whole number of a range. */
    static Kind<Integer> whole(int least, int most) {
        return kind("N", text -> Math.toIntExact(number(text, least, most)), String::valueOf);
    }

    /** A power of two of a range. */
    static Kind<Integer> powerOfTwo(int least, int most) {
        return kind(
                "N",
                text -> {
                    int value = Math.toIntExact(number(text, least, most));
                    if (Integer.bitCount(value) != 1) {
                        throw new IllegalArgumentException("is not a power of two; write "
                                + Integer.highestOneBit(value) + " or "
                                + Math.min(most, Integer.highestOneBit(value) << 1));
                    }
                    return value;
                },
                String::valueOf);
    }

    /** Yes or no. */
    static Kind<Boolean> yesNo() {
        return kind(
                "yes|no",
                text -> {
                    String word = text.toLowerCase(Locale.ROOT);
                    if (!YES.contains(word) && !NO.contains(word)) {
                        throw new IllegalArgumentException("is neither yes nor no; write one of them");
                    }
                    return YES.contains(word);
                },
                value -> value ? "yes" : "no");
    }

    /** A text that is not empty. */
    static Kind<String> text(String label) {
        return kind(
                label,
                text -> {
                    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
                        throw new IllegalArgumentException("is empty or not plain text; write a word");
                    }
                    return text;
                },
                value -> value);
    }

    /** A file or a folder; it need not exist. */
    static Kind<Path> path(String label) {
        return kind(
                label,
                text -> {
                    try {
                        if (!text.isBlank()) {
                            return Path.of(text);
                        }
                    } catch (InvalidPathException e) {
                        throw new IllegalArgumentException("is no path (" + e.getReason() + "); write another one", e);
                    }
                    throw new IllegalArgumentException("is no path; write one, or leave the setting out");
                },
                value -> value.toAbsolutePath().normalize().toString());
    }

    /** One of some words. */
    static <T> Kind<T> oneOf(List<T> values, Function<T, String> word) {
        String words = values.stream().map(word).collect(Collectors.joining(", "));
        return kind(
                words.replace(", ", "|"),
                text -> values.stream()
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is none of " + words + "; write one of them")),
                word);
    }

    /** Processors, as a list of numbers and ranges; none when empty. */
    static Kind<List<Integer>> cpus() {
        return kind(
                "LIST",
                CpuList::read,
                value -> value.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    }

    static <T> Kind<T> kind(String label, Function<String, T> read, Function<T, String> write) {
        return new Kind<>() {
            @Override
            public T read(String text) {
                return read.apply(text);
            }

            @Override
            public String write(T value) {
                return write.apply(value);
            }

            @Override
            public String label() {
                return label;
            }
        };
    }

    /** A number of decimal digits, {@code _} between them allowed. */
    static long number(String text, long least, long most) {
        String digits = text.replace("_", "");
        boolean short18 = digits.length() <= 18 && digits.matches("-?[0-9]+");
        if (!short18 || Long.parseLong(digits) < least || Long.parseLong(digits) > most) {
            throw new IllegalArgumentException("is not a whole number in " + least + ".." + most + "; write one");
        }
        return Long.parseLong(digits);
    }
}
