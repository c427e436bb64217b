package io.atr.verify.html;

import io.atr.verify.report.Report;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page's head: what is said of the contract, of each row in one sign, and where. */
final class HeaderSection {
    private final Report report;
    private final Surroundings where;

    HeaderSection(Report report, Surroundings where) {
        this.report = report;
        this.where = where;
    }

    void write(Html html) {
        html.open("header");
        html.open("div", "class", "top").leaf("h1", "ATR: the latency contract, measured");
        html.leaf("button", "dark / light", "id", "theme", "type", "button").closeLine();
        html.leaf("p", sentence(), "class", "lead");
        counts(html);
        map(html);
        machine(html);
        html.closeLine();
    }

    private String sentence() {
        long pass = report.count(Verdict.PASS);
        long fail = report.count(Verdict.FAIL);
        long unknown = report.count(Verdict.UNSUPPORTED);
        long met = report.outcomes().stream().filter(Outcome::targetMet).count();
        String kept = rows(pass) + (pass == 1 ? " keeps" : " keep") + " the contract, ";
        String broken = fail == 0 ? "none fails." : rows(fail) + (fail == 1 ? " does not." : " do not.");
        String open =
                unknown == 0 ? "" : " Of " + rows(unknown) + " nothing can be said here, which never counts as kept.";
        String ours = pass == 0 ? "" : " " + met + " of the " + pass + " meet our own, harder target as well.";
        return kept + broken + open + ours;
    }

    private static String rows(long number) {
        return number + (number == 1 ? " row" : " rows");
    }

    private void counts(Html html) {
        html.open("div", "class", "counts");
        for (Verdict verdict : Verdict.values()) {
            Mark mark = Mark.of(verdict);
            long count = report.count(verdict);
            html.open("div", "class", "count " + mark.style(), "style", "flex-grow:" + Math.max(1, count));
            html.leaf("b", Long.toString(count));
            mark.write(html);
            html.close();
        }
        html.closeLine();
    }

    private void map(Html html) {
        html.open("nav", "class", "map", "aria-label", "all rows");
        for (Outcome outcome : report.outcomes()) {
            Mark mark = Mark.of(outcome.verdict());
            html.open(
                    "a",
                    "href",
                    "#" + RowView.anchor(outcome),
                    "class",
                    "chip " + mark.style(),
                    "title",
                    mark.word() + ": " + outcome.row().title());
            html.leaf("span", mark.sign(), "aria-hidden", "true")
                    .text(" " + outcome.row().id());
            html.close();
        }
        html.closeLine();
    }

    private void machine(Html html) {
        Facts.begin(html)
                .put(
                        "processor",
                        where.machine().cpu() + ", " + where.machine().processors() + " for this process; "
                                + where.found("cpu.virtual"))
                .put("its caches", where.found("cpu.caches"))
                .put("kernel", where.machine().kernel())
                .put("clock", where.found("clock.source") + "; the counter is " + where.found("clock.tsc"))
                .put("Java", where.machine().jdk())
                .put("placements", placements())
                .put(
                        "measured",
                        where.machine().time() + ", " + report.effort() + ", "
                                + String.format(Locale.ROOT, "%.0f s", report.seconds()))
                .end();
        html.open("details", "class", "flags").leaf("summary", "flags of the JVM");
        html.leaf("code", String.join("\n", where.flags())).closeLine();
    }

    private String placements() {
        String all = report.outcomes().stream()
                .map(Outcome::evidence)
                .filter(evidence -> evidence != null && evidence.placement() != null)
                .collect(Collectors.groupingBy(
                        evidence -> String.valueOf(evidence.placement()), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " (" + rows(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }
}
