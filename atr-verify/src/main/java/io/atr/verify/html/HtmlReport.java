package io.atr.verify.html;

import io.atr.verify.report.Baseline;
import io.atr.verify.report.Report;
import io.atr.verify.row.Outcome;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report as one page of HTML. It fetches nothing, and a policy in its head forbids it to: only its own two scripts may
 * run, known by their hashes. Without them it lacks nothing but tooltips and buttons.
 */
public final class HtmlReport {
    private static final String STYLE = Resource.text("page.css");
    private static final String EARLY = Resource.text("early.js");
    private static final String LATE = Resource.text("late.js");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src "
            + Resource.hash(EARLY) + " " + Resource.hash(LATE) + "; base-uri 'none'; form-action 'none'";

    private final Report report;
    private final Surroundings where;
    private final @Nullable Baseline baseline;

    /** Of a report, beside an earlier one where there is one. */
    public HtmlReport(Report report, Surroundings where, @Nullable Baseline baseline) {
        this.report = report;
        this.where = where;
        this.baseline = baseline;
    }

    /** The page. */
    public String page() {
        Html html = new Html();
        html.open("html", "lang", "en");
        head(html);
        html.open("body");
        hatch(html);
        new HeaderSection(report, where).write(html);
        html.open("main");
        if (baseline != null) {
            section(html, "baseline", "Beside the baseline", "", new BaselineSection(report, baseline)::write);
        }
        section(
                html,
                "budget",
                "Where 66 ns go",
                "What the contract allows one packet in each stage (frame), and what it takes (filled).",
                new BudgetBar(report)::write);
        pictures(html);
        section(
                html,
                "rows",
                "Every row",
                "A row unfolds: how it was measured, its loads, its tail beside the platform's.",
                new RowsSection(report, baseline)::write);
        section(
                html,
                "machine",
                "The machine",
                "What ./atr doctor says of it. Each lack names what it costs and what mends it.",
                new MachineSection(where)::write);
        html.close();
        html.leaf(
                "footer",
                "Written by ./atr verify --html. The same as data: ./atr verify --json, schema " + Report.SCHEMA + ".");
        html.leaf("div", "", "id", "tip", "role", "status");
        html.ours("script", LATE);
        html.close().close();
        return html.page();
    }

    private void pictures(Html html) {
        picture(
                html,
                "3.1",
                PercentilePlot::new,
                "latency",
                "Latency, end to end",
                "Open loop: counted from the time at which a batch was due, so whoever is late to send has waited as well."
                        + " The 99th percentile must stay out of the hatched ground. P is no part of ATR: it is how long"
                        + " these processors keep anybody waiting who only wants to read the clock.");
        picture(
                html,
                "2",
                ThroughputPlot::new,
                "throughput",
                "Throughput over time",
                "Every packet that arrives is counted and summed. Between the stretches the distance of the two processors"
                        + " is measured.");
        picture(
                html,
                "8.eff",
                ScalingPlot::new,
                "scaling",
                "Scaling",
                "Shards share nothing: what is lost is the memory's and the host's doing. Dots were measured; the broken"
                        + " line is a model.");
    }

    /** Nothing where the row has no curves. */
    private void picture(
            Html html, String row, Function<Outcome, Picture> drawn, String id, String title, String words) {
        report.outcomes().stream()
                .filter(outcome -> outcome.row().id().equals(row))
                .map(drawn)
                .filter(picture -> !picture.isEmpty())
                .forEach(picture -> section(html, id, title, words, picture::write));
    }

    private void head(Html html) {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.leaf(
                "title",
                "ATR: the latency contract, measured " + where.machine().time());
        html.ours("script", EARLY);
        html.ours("style", STYLE);
        html.closeLine();
    }

    /** A pattern that the pictures refer to. */
    private static void hatch(Html html) {
        html.open("svg", "class", "hidden", "width", "0", "height", "0", "aria-hidden", "true")
                .open("defs");
        html.open(
                "pattern",
                "id",
                "hatch",
                "width",
                "7",
                "height",
                "7",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        html.empty("rect", "width", "7", "height", "7", "class", "hatch-ground");
        html.empty("line", "x1", "0", "y1", "0", "x2", "0", "y2", "7", "class", "hatch-line");
        html.close().close().closeLine();
    }

    private static void section(Html html, String id, String title, String words, Consumer<Html> content) {
        html.open("section", "class", "card", "id", id).leaf("h2", title);
        if (!words.isEmpty()) {
            html.leaf("p", words, "class", "intro");
        }
        content.accept(html);
        html.closeLine();
    }
}
