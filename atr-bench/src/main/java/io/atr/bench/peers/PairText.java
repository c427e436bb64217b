package io.atr.bench.peers;

import java.util.Optional;

/** A pair as one line of text, by which one JVM tells another what it measured. */
public final class PairText {
    private static final String MARK = "pair";
    private static final int FIELDS = 11;

    private PairText() {}

    /** The line. */
    public static String write(Pair pair) {
        return MARK + " " + write(pair.atr()) + " " + write(pair.other());
    }

    /** The pair of a line that {@link #write} wrote; nothing for any other line. */
    public static Optional<Pair> read(String line) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals(MARK) || words.length != 1 + 2 * FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Pair(sample(words, 1), sample(words, 1 + FIELDS)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String write(Sample sample) {
        Figures figures = sample.figures();
        Shape shape = sample.shape();
        return String.join(
                " ",
                Long.toString(figures.packets()),
                Double.toString(figures.perSecond()),
                Double.toString(figures.p50()),
                Double.toString(figures.p99()),
                Double.toString(figures.p999()),
                Integer.toString(shape.ring()),
                Integer.toString(shape.second()),
                Integer.toString(shape.batch()),
                shape.style().name(),
                Double.toString(sample.before()),
                Double.toString(sample.after()));
    }

    private static Sample sample(String[] words, int at) {
        Figures figures = new Figures(
                Long.parseLong(words[at]),
                Double.parseDouble(words[at + 1]),
                Double.parseDouble(words[at + 2]),
                Double.parseDouble(words[at + 3]),
                Double.parseDouble(words[at + 4]));
        Shape shape = new Shape(
                Integer.parseInt(words[at + 5]),
                Integer.parseInt(words[at + 6]),
                Integer.parseInt(words[at + 7]),
                Shape.Style.valueOf(words[at + 8]));
        return new Sample(figures, shape, Double.parseDouble(words[at + 9]), Double.parseDouble(words[at + 10]));
    }
}
