package io.atr.node.rules;

/**
 * Text in which {@code *} stands for any characters, also none.
 *
 * @param text as it was written
 */
public record Wildcard(String text) {
    /** Stands for any characters. */
    static final char ANY = '*';

    static boolean isIn(String text) {
        return text.indexOf(ANY) >= 0;
    }

    /** What every match starts with. */
    String prefix() {
        int any = text.indexOf(ANY);
        return any < 0 ? text : text.substring(0, any);
    }

    /** How many characters are said outright; of two wildcards, the one with more of them is the closer. */
    int literals() {
        return (int) text.chars().filter(c -> c != ANY).count();
    }

    /** Whether this stands for a text, and for all that the text's own {@code *} stand for. */
    public boolean matches(String other) {
        return matches(other, new Effort(0));
    }

    /**
     * Whether this stands for {@code other}. A {@code *} in there is a character that only a {@code *} here stands for:
     * so this stands for every text that {@code other} stands for.
     */
    boolean matches(String other, Effort effort) {
        int tail = text.length() - 1 - text.lastIndexOf(ANY);
        effort.spend(1 + tail / Long.BYTES);
        if (!other.regionMatches(other.length() - tail, text, text.length() - tail, tail)) {
            return false;
        }
        int at = 0;
        int here = 0;
        int star = -1;
        int starAt = 0;
        while (at < other.length()) {
            effort.spend(1);
            if (here < text.length() && text.charAt(here) == ANY) {
                star = here++;
                starAt = at;
            } else if (here < text.length() && text.charAt(here) == other.charAt(at)) {
                here++;
                at++;
            } else if (star >= 0) {
                here = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (here < text.length() && text.charAt(here) == ANY) {
            here++;
        }
        return here == text.length();
    }

    /** Whether some text exists that both stand for. */
    boolean overlaps(Wildcard other, Effort effort) {
        String columns = other.text;
        effort.spend((long) (text.length() + 1) * (columns.length() + 1));
        boolean[] row = new boolean[columns.length() + 1];
        row[0] = true;
        for (int j = 0; j < columns.length() && columns.charAt(j) == ANY; j++) {
            row[j + 1] = true;
        }
        for (int i = 0; i < text.length(); i++) {
            char mine = text.charAt(i);
            boolean[] next = new boolean[row.length];
            next[0] = row[0] && mine == ANY;
            for (int j = 0; j < columns.length(); j++) {
                char theirs = columns.charAt(j);
                boolean either = mine == ANY || theirs == ANY;
                next[j + 1] = either ? row[j + 1] || next[j] : row[j] && mine == theirs;
            }
            row = next;
        }
        return row[columns.length()];
    }
}
