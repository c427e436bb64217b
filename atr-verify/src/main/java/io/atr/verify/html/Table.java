package io.atr.verify.html;

import java.util.List;

/** A table in a fold-out; its first column has words, the others figures. One thread. */
final class Table {
    private final Html html;
    private final boolean folded;

    private Table(Html html, boolean folded) {
        this.html = html;
        this.folded = folded;
    }

    /** Begins a fold-out with a table in it. */
    static Table begin(Html html, String title, String... headings) {
        html.open("details", "class", "numbers").leaf("summary", title);
        return new Table(html, true).headings(headings);
    }

    /** Begins a table that can be seen at once. */
    static Table open(Html html, String... headings) {
        return new Table(html, false).headings(headings);
    }

    Table row(List<String> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            html.leaf(i == 0 ? "th" : "td", cells.get(i));
        }
        html.closeLine();
        return this;
    }

    void end() {
        html.close().close().close();
        if (folded) {
            html.closeLine();
        }
    }

    private Table headings(String... headings) {
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String heading : headings) {
            html.leaf("th", heading, "scope", "col");
        }
        html.close().close().open("tbody");
        return this;
    }
}
