package io.atr.verify.html;

import io.atr.verify.report.Report;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.List;
import java.util.Optional;

/** What the contract allows for one packet, stage by stage, and how much of it is used. */
final class BudgetBar {
    private static final List<String> STAGES = List.of("4.pop", "4.gov", "4.agg", "4.ser", "4.enq");
    private static final String TOTAL = "4.total";
    private static final int MARK_NANOS = 11;

    private final Report report;
    private final double budget = Contract.known(TOTAL).limit();

    BudgetBar(Report report) {
        this.report = report;
    }

    void write(Html html) {
        html.open("div", "class", "budget");
        axis(html);
        double from = 0;
        for (String id : STAGES) {
            Row row = Contract.known(id);
            stage(html, row, from);
            from += row.limit();
        }
        stage(html, Contract.known(TOTAL), 0);
        html.closeLine();
        html.leaf("p", words(), "class", "caption");
    }

    private void axis(Html html) {
        html.open("div", "class", "ruler", "aria-hidden", "true");
        for (int nanos = 0; nanos <= budget; nanos += MARK_NANOS) {
            html.leaf("span", nanos + (nanos == 0 ? "" : " ns"), "style", "left:" + Figure.part(nanos / budget));
        }
        html.closeLine();
    }

    private void stage(Html html, Row row, double from) {
        Optional<Double> used = used(row.id());
        boolean over = used.isPresent() && !row.bound().keeps(used.get(), row.limit());
        html.open("div", "class", row.id().equals(TOTAL) ? "stage total" : "stage");
        html.open("div", "class", "name")
                .open("a", "href", "#" + RowView.anchor(row))
                .leaf("b", row.id())
                .close();
        html.text(" " + row.title().replace(", each packet", "")).close();
        html.open("div", "class", "track", "aria-hidden", "true");
        html.leaf("i", "", "class", "allowed", "style", place(from, row.limit()));
        used.ifPresent(nanos -> html.leaf("i", "", "class", over ? "used over" : "used", "style", place(from, nanos)));
        html.close();
        html.leaf(
                "div",
                used.map(nanos -> words(row, nanos, over)).orElse("not measured"),
                "class",
                over ? "share over" : "share");
        html.closeLine();
    }

    private String place(double from, double nanos) {
        return "left:" + Figure.part(from / budget) + ";width:" + Figure.part(Math.min(nanos, budget - from) / budget);
    }

    private static String words(Row row, double nanos, boolean over) {
        return (over ? "✕ " : "") + Figure.of(nanos, row.unit()) + " of " + Figure.of(row.limit(), row.unit())
                + (over ? ": over" : ", " + percent(nanos / row.limit()));
    }

    private static String percent(double part) {
        return part < 0.01 ? "under 1 %" : Math.round(100 * part) + " %";
    }

    private String words() {
        double sum = STAGES.stream()
                .flatMap(id -> used(id).stream())
                .mapToDouble(Double::doubleValue)
                .sum();
        String priced = sum == 0
                ? ""
                : "Priced one by one, the stages that were measured take " + Figure.of(sum, "ns") + " together. ";
        return priced
                + used(TOTAL)
                        .map(
                                nanos -> "On the running bus a packet takes " + Figure.of(nanos, "ns")
                                        + ", everything included, also what lies between the stages and between the processors.")
                        .orElse("");
    }

    private Optional<Double> used(String id) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.row().id().equals(id))
                .map(Outcome::evidence)
                .filter(evidence -> evidence != null)
                .map(evidence -> evidence.value())
                .findFirst();
    }
}
