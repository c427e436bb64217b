package io.atr.node.rules;

import java.util.Comparator;

/**
 * Something in a rule file that is wrong, or worth a warning.
 *
 * @param file the file's name as it was given
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in characters; 0 when the file as a whole is meant
 * @param what what was found there
 * @param remedy what to do instead
 */
public record Finding(String file, int line, int column, String what, String remedy) implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

    /** By place; findings of one place compare as equal. */
    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /** One line: {@code rules.yaml:5:31: rate: 200 has no unit; write 200/s}. */
    @Override
    public String toString() {
        String where = line == 0 ? file : file + ":" + line + ":" + column;
        return where + ": " + what + "; " + remedy;
    }
}
