package io.atr.node.replay;

/** Fields of comma-separated values, as RFC 4180 has them. */
final class Csv {
    private Csv() {}

    /** The field for a text: in quotes where it would otherwise be read as something else. */
    static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
