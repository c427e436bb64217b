package io.atr.verify.report;

import io.atr.verify.row.Histograms;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * All single times of one load as HdrHistogram's tools read them: one interval, as long as the run, with a tag.
 *
 * @param name of the file: {@code 3.1-64-packets-every-50-us.hlog}
 * @param text what is in it; times in nanoseconds, the column of the largest in milliseconds
 */
public record HistogramLog(String name, String text) {
    private static final int LONGEST_NAME = 80;
    private static final double NANOS_A_MILLI = 1e6;

    /** One for each load of a report whose times were kept. */
    public static List<HistogramLog> of(Report report, Instant begun) {
        List<HistogramLog> logs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Outcome outcome : report.outcomes()) {
            List<Load> loads =
                    outcome.evidence() == null ? List.of() : outcome.evidence().loads();
            for (Load load : loads) {
                if (load.histogram() != null) {
                    String tag = unused(outcome.row().id() + "-" + plain(load.name()), names);
                    logs.add(new HistogramLog(
                            tag + ".hlog",
                            text(
                                    outcome.row(),
                                    load,
                                    tag,
                                    Histograms.parse(load.histogram()),
                                    begun,
                                    report.seconds())));
                }
            }
        }
        return logs;
    }

    private static String text(Row row, Load load, String tag, Histogram histogram, Instant begun, double seconds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        HistogramLogWriter writer = new HistogramLogWriter(stream);
        writer.outputComment("[atr verify, row " + row.id() + ", " + row.title() + "]");
        writer.outputComment("[" + load.name().replaceAll("\\p{Cntrl}", " ") + "; values are nanoseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(begun.toEpochMilli());
        writer.outputLegend();
        histogram.setTag(tag);
        writer.outputIntervalHistogram(0, seconds, histogram, NANOS_A_MILLI);
        stream.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Letters, digits, dots and dashes: for the name of a file as well as for a tag. */
    private static String plain(String words) {
        String plain =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static String unused(String name, Set<String> names) {
        String unused = name;
        for (int i = 2; !names.add(unused); i++) {
            unused = name + "-" + i;
        }
        return unused;
    }
}
