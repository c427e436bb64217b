package io.atr.verify.html;

import io.atr.verify.row.Verdict;

/** How a verdict is shown: a sign and a word, and only then a colour. */
record Mark(String sign, String word, String style) {
    static Mark of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> new Mark("✓", "PASS", "pass");
            case FAIL -> new Mark("✕", "FAIL", "fail");
            case UNSUPPORTED -> new Mark("○", "UNSUPPORTED", "unsupported");
        };
    }

    /** Writes sign and word. */
    void write(Html html) {
        html.open("span", "class", "verdict " + style);
        html.leaf("span", sign, "aria-hidden", "true").text(" " + word).close();
    }
}
