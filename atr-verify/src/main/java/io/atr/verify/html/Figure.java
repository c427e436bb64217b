package io.atr.verify.html;

import io.atr.node.cli.Units;
import io.atr.verify.report.Amount;
import io.atr.verify.row.Bound;
import io.atr.verify.row.Row;
import java.util.Locale;

/** Figures on the page: nanoseconds as people read them, everything else as in the text report. */
final class Figure {
    private Figure() {}

    static String of(double value, String unit) {
        return unit.equals("ns") ? Units.nanos(value) : Amount.of(value, unit);
    }

    /** Without its unit, except where that depends on the size. */
    static String bare(double value, String unit) {
        return unit.equals("ns") ? Units.nanos(value) : Amount.number(value);
    }

    /** A limit or a target of a row, with the side on which a value has to be; in the value's unit. */
    static String bound(Row row, double value) {
        return (row.bound() == Bound.AT_MOST ? "≤ " : "≥ ") + bare(value, row.unit());
    }

    /** How a value stands to a limit: {@code 12 % of the limit}, {@code 6.1 × the limit}. */
    static String ofLimit(double value, double limit) {
        double times = value / limit;
        return times < 2
                ? String.format(Locale.ROOT, times < 0.1 ? "%.1f %% of the limit" : "%.0f %% of the limit", 100 * times)
                : String.format(Locale.ROOT, times < 100 ? "%.1f × the limit" : "%,.0f × the limit", times);
    }

    /** Per cent for a style: {@code 12.5%}. */
    static String part(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.clamp(part, 0, 1));
    }
}
