package io.atr.verify.html;

import io.atr.node.cli.Units;
import io.atr.verify.report.Baseline;
import io.atr.verify.row.Bound;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Tail;
import io.atr.verify.row.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row: its verdict and figures at a glance, everything else folded away. */
final class RowView {
    private static final double LIMIT_AT = 0.8;

    private final Outcome outcome;
    private final Row row;
    private final @Nullable Evidence evidence;
    private final @Nullable Baseline baseline;

    RowView(Outcome outcome, @Nullable Baseline baseline) {
        this.outcome = outcome;
        this.row = outcome.row();
        this.evidence = outcome.evidence();
        this.baseline = baseline;
    }

    /** The id of a row's place on the page. */
    static String anchor(Row row) {
        return "row-" + row.id();
    }

    /** The same of an outcome's row. */
    static String anchor(Outcome outcome) {
        return anchor(outcome.row());
    }

    void write(Html html) {
        Mark mark = Mark.of(outcome.verdict());
        String style = "row " + mark.style() + (missed() ? " missed" : "");
        html.open("details", "class", style, "id", anchor(row));
        html.open("summary");
        mark.write(html);
        html.leaf("span", row.id(), "class", "id");
        html.open("span", "class", "what").text(row.title());
        placement().ifPresent(placement -> html.leaf("small", placement, "class", "tag"));
        html.close();
        html.leaf("span", evidence == null ? "–" : Figure.of(evidence.value(), row.unit()), "class", "value");
        html.leaf("span", Figure.bound(row, row.limit()), "class", "limit");
        target(html);
        meter(html);
        worse(html);
        if (outcome.verdict() != Verdict.PASS && !outcome.reason().isEmpty()) {
            html.leaf("span", outcome.reason(), "class", "why");
        }
        html.close();
        unfolded(html);
        html.closeLine();
    }

    private boolean missed() {
        return outcome.verdict() == Verdict.PASS && !outcome.targetMet();
    }

    private Optional<String> placement() {
        return Optional.ofNullable(evidence).map(Evidence::placement);
    }

    private void target(Html html) {
        String words = "target " + Figure.bound(row, outcome.target());
        if (outcome.verdict() != Verdict.PASS) {
            html.leaf("span", words, "class", "target");
        } else {
            html.leaf(
                    "span",
                    words + (outcome.targetMet() ? ": met" : ": missed"),
                    "class",
                    outcome.targetMet() ? "target met" : "target missed");
        }
    }

    /** A bar up to the value; the limit is a line on it. Nothing where the limit is 0: then the value says it. */
    private void meter(Html html) {
        if (evidence == null || row.limit() == 0) {
            html.leaf("span", "", "class", "meter none");
            return;
        }
        double full =
                row.bound() == Bound.AT_MOST ? row.limit() / LIMIT_AT : Math.max(evidence.value(), row.limit()) / 0.95;
        html.open("span", "class", "meter", "title", Figure.ofLimit(evidence.value(), row.limit()));
        html.leaf("i", "", "class", "bar", "style", "width:" + Figure.part(evidence.value() / full));
        html.leaf("i", "", "class", "line", "style", "left:" + Figure.part(row.limit() / full));
        html.close();
    }

    private void worse(Html html) {
        if (baseline == null) {
            return;
        }
        Optional<String> regression = baseline.regression(outcome);
        if (regression.isPresent()) {
            html.leaf("span", "▼ WORSE than the baseline: " + regression.get(), "class", "why worse");
        } else if (baseline.movedSince(outcome)) {
            html.leaf("span", "not compared with the baseline: the processors stood otherwise then", "class", "why");
        }
    }

    private void unfolded(Html html) {
        html.open("div", "class", "more");
        Facts facts = Facts.begin(html).put("how", row.how());
        if (!outcome.reason().isEmpty() && outcome.verdict() == Verdict.PASS) {
            facts.put("note", outcome.reason());
        }
        if (evidence != null) {
            if (row.limit() != 0) {
                facts.put("stands at", Figure.ofLimit(evidence.value(), row.limit()));
            }
            facts.put("observations", Units.count(evidence.samples()));
            Evidence.Interval ci = evidence.ci();
            if (ci != null) {
                facts.put("spread", Figure.of(ci.lo(), row.unit()) + " to " + Figure.of(ci.hi(), row.unit()));
            }
            placement().ifPresent(placement -> facts.put("placement", placement));
        }
        facts.end();
        if (evidence != null) {
            tails(html, evidence);
            loads(html, evidence.loads());
        }
        html.close();
    }

    private static void tails(Html html, Evidence evidence) {
        Tail tail = evidence.tail();
        if (tail == null) {
            return;
        }
        Table table = Table.open(html, "tail", "p50", "p99", "p99.9", "max");
        table.row(tail("measured", tail));
        Tail platform = evidence.platform();
        if (platform != null) {
            table.row(tail("the platform", platform));
        }
        table.end();
    }

    private void loads(Html html, List<Load> loads) {
        if (loads.isEmpty()) {
            return;
        }
        boolean tails = loads.stream().anyMatch(load -> load.tail() != null);
        Table table = tails
                ? Table.open(html, "load", "value", "p50", "p99", "p99.9", "max")
                : Table.open(html, "load", "value");
        for (Load load : loads) {
            List<String> cells =
                    new ArrayList<>(List.of(load.name(), Figure.bare(load.value(), load.unitOr(row.unit()))));
            if (load.tail() != null) {
                cells.addAll(tail("", load.tail()).subList(1, 5));
            }
            table.row(cells);
        }
        table.end();
    }

    private static List<String> tail(String name, Tail tail) {
        return List.of(
                name,
                Units.nanos(tail.p50()),
                Units.nanos(tail.p99()),
                Units.nanos(tail.p999()),
                Units.nanos(tail.max()));
    }
}
