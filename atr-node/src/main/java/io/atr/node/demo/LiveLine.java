package io.atr.node.demo;

import io.atr.governance.Verdict;
import io.atr.node.cli.Style;
import io.atr.node.cli.Units;
import java.util.Locale;

/** One line about one stretch of traffic. */
final class LiveLine {
    private static final int[] WIDTHS = {6, 9, 8, 9, 8, 8, 8, 8, 5, -6};

    /** What stands above the lines. */
    static final String HEADINGS = line(
                    "time", "judged", "allowed", "throttled", "dropped", "p50", "p99", "p99.9", "batch", "rules")
            .stripTrailing();

    private LiveLine() {}

    /** The line of a stretch that ended after so many seconds of traffic. */
    static String of(double seconds, Figures seen, Style style) {
        long judged = seen.tally().judged();
        long throttled = seen.tally().count(Verdict.THROTTLE);
        long dropped = seen.tally().count(Verdict.DROP);
        String line = line(
                String.format(Locale.ROOT, "%.1f s", seconds),
                Units.rate(seen.rate()),
                Units.share(seen.tally().count(Verdict.ALLOW), judged),
                Units.share(throttled, judged),
                Units.share(dropped, judged),
                Units.nanos(seen.percentile(50)),
                Units.nanos(seen.percentile(99)),
                Units.nanos(seen.percentile(99.9)),
                String.format(Locale.ROOT, seen.meanBatch() < 10 ? "%.1f" : "%.0f", seen.meanBatch()),
                "v" + seen.rulesVersion());
        return colour(line, style).stripTrailing() + (seen.onTime() ? "" : style.warn("  behind schedule"));
    }

    private static String line(String... cells) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : "  ").append(("%" + WIDTHS[i] + "s").formatted(cells[i]));
        }
        return line.toString();
    }

    /** Throttled is yellow, dropped red, the rate stands out. */
    private static String colour(String line, Style style) {
        int at = 2;
        StringBuilder coloured = new StringBuilder(line.substring(0, at));
        for (int i = 0; i < WIDTHS.length; i++) {
            int end = Math.min(line.length(), at + Math.abs(WIDTHS[i]) + 2);
            String cell = line.substring(at, end);
            coloured.append(
                    switch (i) {
                        case 1 -> style.bold(cell);
                        case 3 -> style.warn(cell);
                        case 4 -> style.bad(cell);
                        default -> cell;
                    });
            at = end;
        }
        return coloured.append(line.substring(at)).toString();
    }
}
