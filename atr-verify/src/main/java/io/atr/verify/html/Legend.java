package io.atr.verify.html;

import io.atr.verify.row.Kind;
import io.atr.verify.row.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a curve is recognised by: a colour, a way of dashing and a letter, so that no two differ in colour only.
 *
 * @param series the curve
 * @param letter beside it
 * @param style classes of the page's style
 */
record Legend(Series series, String letter, String style) {
    private static final int STYLES = 5;

    /** One for each curve, in their order. */
    static List<Legend> of(List<Series> curves) {
        List<Legend> all = new ArrayList<>();
        int next = 0;
        for (Series series : curves) {
            switch (series.kind()) {
                case MEASURED -> {
                    all.add(new Legend(series, String.valueOf((char) ('A' + next % 26)), "s" + next % STYLES));
                    next++;
                }
                case PLATFORM -> all.add(new Legend(series, "P", "platform"));
                case MODEL -> all.add(new Legend(series, "M", "model"));
            }
        }
        return all;
    }

    /** Writes the list of them. */
    static void list(Html html, List<Legend> all) {
        list(html, all, Map.of());
    }

    /** Writes the list of them, and of lines that have no letter: what they say, by their style. */
    static void list(Html html, List<Legend> all, Map<String, String> lines) {
        html.open("ul", "class", "legend");
        for (Legend one : all) {
            line(html, one.style);
            html.leaf("b", one.letter).text(" " + one.series.name()).close();
        }
        new TreeMap<>(lines).forEach((style, words) -> {
            line(html, style);
            html.text(words).close();
        });
        html.closeLine();
    }

    private static void line(Html html, String style) {
        html.open("li").open("svg", "class", "swatch", "viewBox", "0 0 34 10", "aria-hidden", "true");
        html.empty("line", "class", "curve " + style, "x1", "0", "y1", "5", "x2", "34", "y2", "5");
        html.close();
    }

    boolean isModel() {
        return series.kind() == Kind.MODEL;
    }
}
