package io.atr.verify.cli;

import io.atr.node.cli.WholeFile;
import io.atr.verify.html.HtmlReport;
import io.atr.verify.html.Surroundings;
import io.atr.verify.report.Baseline;
import io.atr.verify.report.HistogramLog;
import io.atr.verify.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options {@code --html} and {@code --logs}; to be mixed in. Open it before the work starts, write what
 * {@link Opened#writes} says at the end.
 */
final class ReportFiles {
    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write the report as one page that needs no network: pictures, and every row unfolds.")
    private @Nullable String html;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Also write all single times as HdrHistogram's logs (.hlog), a file for each load.")
    private @Nullable String logs;

    /** Places that can be written to, and when they were opened. */
    record Opened(Optional<WholeFile> page, Optional<LogFolder> folder, Instant begun) {
        /** What is to be written of a report; each may fail by itself. */
        List<Runnable> writes(Report report, @Nullable Baseline before) {
            List<Runnable> writes = new ArrayList<>();
            page.ifPresent(file ->
                    writes.add(() -> file.write(new HtmlReport(report, Surroundings.here(), before).page())));
            folder.ifPresent(logs -> writes.add(() -> logs.write(HistogramLog.of(report, begun))));
            return writes;
        }
    }

    /** Makes sure that everything that was asked for can be written. */
    Opened open() {
        return new Opened(
                Optional.ofNullable(html).map(target -> WholeFile.at("--html", target)),
                Optional.ofNullable(logs).map(LogFolder::at),
                Instant.now());
    }
}
