package io.atr.node.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class Paragraph {
    private Paragraph() {}

    /**
     * Lines of a width at the most, broken at spaces; a longer word gets a line of its own.
     *
     * @param first what the first line begins with
     * @param rest what the others begin with
     */
    public static List<String> wrap(String text, int width, String first, String rest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!fresh && Style.width(line.toString()) + 1 + Style.width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(rest);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Lines without any indentation. */
    public static List<String> wrap(String text, int width) {
        return wrap(text, width, "", "");
    }
}
