package io.atr.verify.html;

import io.atr.verify.report.Baseline;
import io.atr.verify.report.Report;
import io.atr.verify.row.Outcome;
import java.util.List;

/** What became worse since an earlier run. */
final class BaselineSection {
    private final Report report;
    private final Baseline baseline;

    BaselineSection(Report report, Baseline baseline) {
        this.report = report;
        this.baseline = baseline;
    }

    void write(Html html) {
        List<Outcome> worse = report.outcomes().stream()
                .filter(outcome -> baseline.regression(outcome).isPresent())
                .toList();
        List<Outcome> moved =
                report.outcomes().stream().filter(baseline::movedSince).toList();
        if (worse.isEmpty()) {
            html.leaf("p", "✓ No row is worse than in the earlier run.", "class", "quiet");
        } else {
            html.open("ul", "class", "worse");
            worse.forEach(outcome -> {
                html.open("li")
                        .open("a", "href", "#" + RowView.anchor(outcome))
                        .leaf("b", "▼ " + outcome.row().id());
                html.close();
                html.text(" " + outcome.row().title() + ": "
                                + baseline.regression(outcome).orElse(""))
                        .close();
            });
            html.closeLine();
        }
        if (!moved.isEmpty()) {
            html.leaf(
                    "p",
                    "Not compared, since the processors stood otherwise then: "
                            + String.join(
                                    ", ",
                                    moved.stream()
                                            .map(outcome -> outcome.row().id())
                                            .toList()),
                    "class",
                    "caption");
        }
    }
}
