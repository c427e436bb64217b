package io.atr.verify.report;

import java.util.Locale;

/** Figures in the units of rows, as people read them. */
public final class Amount {
    private Amount() {}

    /** A figure and its unit. */
    public static String of(double value, String unit) {
        return number(value) + " " + unit;
    }

    /** Three significant digits; more where the number is larger than that. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return size >= 1000 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3g", value);
    }
}
