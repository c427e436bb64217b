package io.atr.node.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids from {@code first} to {@code last}, both included. */
record IdRange(int first, int last) {
    private static final Pattern SHAPE = Pattern.compile("(-?[0-9]+)-(-?[0-9]+)");
    private static final Pattern ONE = Pattern.compile("[0-9]{1,5}");

    /** What to write where an id is out of range. */
    static final String REMEDY = "ids are 0.." + RulesLimits.HIGHEST_ID;

    /** Reads {@code 100-199}; null after a finding. */
    static @Nullable IdRange read(Value.Text text, Findings findings) {
        Matcher parts = SHAPE.matcher(text.text());
        if (!parts.matches()) {
            findings.report(
                    text.place(),
                    "ids: " + Shown.of(text.text()) + " is not a range",
                    ONE.matcher(text.text()).matches() ? "write id: " + text.text() : "write ids: 100-199");
            return null;
        }
        Long first = id(text.place(), parts.group(1), "ids", findings);
        Long last = id(text.place(), parts.group(2), "ids", findings);
        if (first == null || last == null) {
            return null;
        }
        if (first > last) {
            findings.report(
                    text.place(), "ids: " + text.text() + " runs backwards", "write ids: " + last + "-" + first);
            return null;
        }
        return new IdRange(first.intValue(), last.intValue());
    }

    /** Reads one id; null after a finding. */
    static @Nullable Long id(Place place, String text, String key, Findings findings) {
        return Numbers.whole(place, text, key, 0, RulesLimits.HIGHEST_ID, REMEDY, findings);
    }
}
