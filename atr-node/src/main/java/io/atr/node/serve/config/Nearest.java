package io.atr.node.serve.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Nearest {
    private static final int MOST_CHANGES = 2;
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The closest of the names, where it is close at all. */
    static Optional<String> to(String written, Collection<String> names) {
        String best = "";
        int least = MOST_CHANGES + 1;
        for (String name : names) {
            int distance = written.length() > LONGEST ? least : distance(written, name);
            if (distance < least && 2 * distance < name.length()) {
                best = name;
                least = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                } else {
                    int replace = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    table[i][j] = Math.min(replace, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                }
            }
        }
        return table[a.length()][b.length()];
    }
}
