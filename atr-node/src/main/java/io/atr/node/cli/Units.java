package io.atr.node.cli;

import java.util.Locale;

/** Figures as people read them: three significant digits and a unit. */
public final class Units {
    private static final String[] THOUSANDS = {"", "k", "M", "G", "T"};
    private static final String[] TIMES = {"ns", "µs", "ms", "s"};

    private Units() {}

    /** A span of time given in nanoseconds: {@code 812 ns}, {@code 1.24 µs}, {@code 35.0 ms}, {@code 2.50 s}. */
    public static String nanos(double nanos) {
        if (!Double.isFinite(nanos)) {
            return "-";
        }
        int unit = 0;
        double value = nanos;
        while (unit < TIMES.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        boolean whole = unit == 0 && value == Math.rint(value);
        return (whole ? String.valueOf((long) value) : digits(value)) + " " + TIMES[unit];
    }

    /** The same for a whole number of nanoseconds. */
    public static String nanos(long nanos) {
        return nanos((double) nanos);
    }

    /** How long something will take: {@code 45 s}, {@code 23 min}. */
    public static String wait(double nanos) {
        double minutes = nanos / 60e9;
        return minutes < 2 ? nanos(Math.rint(nanos / 1e8) * 1e8) : Math.round(minutes) + " min";
    }

    /** So many a second: {@code 15.0 M/s}, {@code 200 /s}. */
    public static String rate(double perSecond) {
        return Double.isFinite(perSecond) ? scaled(perSecond) + "/s" : "-";
    }

    /** The same for a whole number. */
    public static String rate(long perSecond) {
        return rate((double) perSecond);
    }

    /** A large number in short: {@code 12.3 M}, {@code 940}. */
    public static String shortCount(double count) {
        return Double.isFinite(count) ? scaled(count).stripTrailing() : "-";
    }

    /** The same for a whole number. */
    public static String shortCount(long count) {
        return shortCount((double) count);
    }

    /** A number in full: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A part of a whole: {@code 1.0 %}; {@code -} of nothing. */
    public static String share(double part, double whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
    }

    /** The same for whole numbers. */
    public static String share(long part, long whole) {
        return share((double) part, (double) whole);
    }

    /** Bytes, in powers of 1024: {@code 1.50 MiB}, {@code 64 B}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = Math.min(4, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        return digits(bytes / (double) (1L << (10 * unit))) + " " + "KMGT".charAt(unit - 1) + "iB";
    }

    private static String scaled(double value) {
        int unit = 0;
        double scaled = value;
        while (unit < THOUSANDS.length - 1 && Math.abs(scaled) >= 999.5) {
            scaled /= 1000;
            unit++;
        }
        boolean whole = unit == 0 && scaled == Math.rint(scaled);
        return (whole ? String.valueOf((long) scaled) : digits(scaled)) + " " + THOUSANDS[unit];
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        String format = size >= 99.95 ? "%.0f" : size >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
