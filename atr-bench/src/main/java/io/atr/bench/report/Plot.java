package io.atr.bench.report;

import io.atr.bench.peers.Match;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison as one SVG picture that needs nothing else: for each line a dot at the median ratio and a whisker from p10
 * to p90, on a logarithmic scale with the 1 marked.
 */
public final class Plot {
    private static final int WIDTH = 860;
    private static final int LEFT = 300;
    private static final int RIGHT = 150;
    private static final int ROW = 22;
    private static final int HEAD = 34;
    private static final double[] MARKS = {0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64};

    private final StringBuilder body = new StringBuilder();
    private final double lowest;
    private final double highest;
    private int y = 20;

    private Plot(double lowest, double highest) {
        this.lowest = Math.log(Math.min(lowest, 0.5));
        this.highest = Math.log(Math.max(highest, 2));
    }

    /** The picture of a report. */
    public static String of(PeersReport report) {
        List<Spread> ratios = report.results().values().stream()
                .flatMap(matches -> Summary.of(matches).stream())
                .map(Summary::ratio)
                .toList();
        double low = ratios.stream().mapToDouble(Spread::p10).min().orElse(1);
        double high = ratios.stream().mapToDouble(Spread::p90).max().orElse(1);
        Plot plot = new Plot(low, high);
        plot.text(10, "start", "#666", "ATR beside its peers, ratio of each pair (right of 1: ATR is better)");
        plot.text(10, "start", "#666", report.machine().line());
        for (Map.Entry<String, List<Match>> workload : report.results().entrySet()) {
            plot.panels(workload.getKey(), Summary.of(workload.getValue()));
        }
        return plot.svg();
    }

    private void panels(String workload, List<Summary> lines) {
        for (Measure measure : Measure.values()) {
            List<Summary> panel =
                    lines.stream().filter(line -> line.measure() == measure).toList();
            if (panel.isEmpty()) {
                continue;
            }
            y += HEAD - ROW;
            text(10, "start", "#000", measure.label() + ", workload " + workload);
            grid(panel.size());
            panel.forEach(this::line);
        }
    }

    private void grid(int rows) {
        int bottom = y + rows * ROW - 6;
        for (double mark : MARKS) {
            if (Math.log(mark) < lowest || Math.log(mark) > highest) {
                continue;
            }
            String colour = mark == 1 ? "#c33" : "#ddd";
            add(String.format(
                    Locale.ROOT,
                    "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='%s'/>",
                    x(mark),
                    y - 14,
                    x(mark),
                    bottom,
                    colour));
            add(String.format(
                    Locale.ROOT,
                    "<text x='%.1f' y='%d' text-anchor='middle' fill='#999' font-size='10'>%s</text>",
                    x(mark),
                    y - 17,
                    number(mark)));
        }
    }

    private void line(Summary line) {
        int middle = y - 4;
        Spread ratio = line.ratio();
        add(String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' text-anchor='end'>%s, %s</text>",
                LEFT - 12,
                y,
                line.peer(),
                line.placement().label()));
        add(String.format(
                Locale.ROOT,
                "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='#369' stroke-width='2'/>",
                x(ratio.p10()),
                middle,
                x(ratio.p90()),
                middle));
        add(String.format(Locale.ROOT, "<circle cx='%.1f' cy='%d' r='4' fill='#369'/>", x(ratio.median()), middle));
        add(String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' text-anchor='end' fill='#333'>%.2f  (n = %d)</text>",
                WIDTH - 10,
                y,
                ratio.median(),
                line.pairs()));
        y += ROW;
    }

    private void text(int x, String anchor, String colour, String words) {
        add(String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' text-anchor='%s' fill='%s'>%s</text>",
                x,
                y,
                anchor,
                colour,
                escaped(words)));
        y += ROW;
    }

    private void add(String element) {
        body.append(element).append('\n');
    }

    private double x(double ratio) {
        double part = (Math.log(ratio) - lowest) / (highest - lowest);
        return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    private String svg() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
                        + " font-size='12'>%n<rect width='100%%' height='100%%' fill='white'/>%n%s</svg>%n",
                WIDTH,
                y,
                body);
    }

    private static String number(double mark) {
        return mark < 1 ? "1/" + Math.round(1 / mark) : Long.toString(Math.round(mark));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
