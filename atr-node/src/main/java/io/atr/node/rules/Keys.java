package io.atr.node.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys that a mapping may have.
 *
 * @param what the mapping's name in messages
 * @param examples an example value for each key, in the order in which messages list them
 */
public record Keys(String what, Map<String, String> examples) {
    private static final int MOST_CHANGES = 2;

    /** Keys, each followed by an example of its value. */
    public static Keys of(String what, String... keysAndExamples) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (int i = 0; i < keysAndExamples.length; i += 2) {
            examples.put(keysAndExamples[i], keysAndExamples[i + 1]);
        }
        return new Keys(what, examples);
    }

    Set<String> names() {
        return examples.keySet();
    }

    /** A key and its example, the way it is written. */
    String example(String key) {
        return key + ": " + examples.get(key);
    }

    /** What to write in place of an unknown key. */
    String remedyFor(String unknown) {
        String closest = "";
        int least = MOST_CHANGES + 1;
        for (String key : names()) {
            int changes = unknown.length() > 2 * key.length() ? least : changes(unknown, key);
            if (changes < least && 2 * changes < key.length()) {
                closest = key;
                least = changes;
            }
        }
        String known = "a " + what + " has " + String.join(", ", names());
        return closest.isEmpty() ? known : "did you mean " + closest + "? " + known;
    }

    /** How many characters to add, leave out or replace to get from one text to the other. */
    static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
