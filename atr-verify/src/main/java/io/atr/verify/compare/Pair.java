package io.atr.verify.compare;

import java.util.List;

/**
 * Two runs that were made one right after the other.
 *
 * @param before figures of the one state
 * @param now figures of the other
 */
public record Pair(List<Figure> before, List<Figure> now) {
    /** Copies the lists. */
    public Pair {
        before = List.copyOf(before);
        now = List.copyOf(now);
    }

    /**
     * From two documents of {@code atr verify --json} or of {@code atr bench stages --json}.
     *
     * @throws IllegalArgumentException when one of them is neither, with what is wrong
     */
    public static Pair read(String before, String now) {
        return new Pair(FigureReader.read(before), FigureReader.read(now));
    }
}
