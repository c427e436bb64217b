package io.atr.verify.redline;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A red line that is crossed.
 *
 * @param line which
 * @param path the calls that lead there, from an entry to the method that crosses it
 * @param where file and line in the source, as far as the class tells
 * @param what in words
 */
public record Finding(RedLine line, List<Method> path, String where, String what) {
    /** Copies the path. */
    public Finding {
        path = List.copyOf(path);
    }

    /** The whole way, then what is done at its end. */
    @Override
    public String toString() {
        return path.stream().map(Method::toString).collect(Collectors.joining(" -> ")) + " (" + where + "): " + what;
    }
}
