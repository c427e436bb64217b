package io.atr.verify.html;

import io.atr.verify.doctor.Finding;
import io.atr.verify.doctor.Verdict;
import java.util.List;

/** What the doctor says of the machine: its lacks are behind many a tail. */
final class MachineSection {
    private final Surroundings where;

    MachineSection(Surroundings where) {
        this.where = where;
    }

    void write(Html html) {
        List<Finding> lacks = where.findings().stream()
                .filter(finding -> finding.verdict() != Verdict.PASS)
                .toList();
        if (lacks.isEmpty()) {
            html.leaf("p", "✓ ./atr doctor finds nothing to mend.", "class", "quiet");
        }
        for (Finding lack : lacks) {
            html.open("details", "class", "lack").open("summary");
            html.leaf("b", (lack.verdict() == Verdict.FAIL ? "✕ " : "△ ") + lack.title())
                    .text(": " + lack.found());
            html.close();
            html.leaf("p", lack.why());
            html.leaf("code", lack.mend()).closeLine();
        }
        Table table = Table.begin(html, "Everything that was looked at", "", "found", "");
        where.findings()
                .forEach(finding -> table.row(List.of(
                        finding.title(), finding.found(), finding.verdict().name())));
        table.end();
    }
}
