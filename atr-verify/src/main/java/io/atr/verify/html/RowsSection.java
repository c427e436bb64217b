package io.atr.verify.html;

import io.atr.verify.report.Baseline;
import io.atr.verify.report.Report;
import io.atr.verify.row.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rows, by the contract's sections. Which are shown can be chosen, without a script. */
final class RowsSection {
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("2", "Throughput"),
            Map.entry("3", "End to end"),
            Map.entry("4", "Price of a packet"),
            Map.entry("5", "Batches and waiting"),
            Map.entry("6", "Permitted operations"),
            Map.entry("7", "Memory"),
            Map.entry("8", "Scaling"),
            Map.entry("9", "Jitter"),
            Map.entry("10", "Swap of rules"),
            Map.entry("11", "gRPC"),
            Map.entry("12", "Memory nodes"),
            Map.entry("13", "Overload"),
            Map.entry("14", "Evidence"),
            Map.entry("15", "Red lines"));

    private final Report report;
    private final @Nullable Baseline baseline;

    RowsSection(Report report, @Nullable Baseline baseline) {
        this.report = report;
        this.baseline = baseline;
    }

    void write(Html html) {
        html.open("fieldset", "class", "choice").leaf("legend", "show");
        choice(html, "all", "all rows");
        choice(html, "fail", "✕ FAIL");
        choice(html, "missed", "target missed");
        choice(html, "unsupported", "○ UNSUPPORTED");
        html.leaf("button", "unfold all", "id", "unfold", "type", "button");
        html.closeLine();
        html.open("div", "class", "heads", "aria-hidden", "true");
        for (String head : List.of("", "", "row", "what", "measured", "contract", "ours", "")) {
            html.leaf("span", head);
        }
        html.closeLine();
        Map<String, List<Outcome>> sections = report.outcomes().stream()
                .collect(Collectors.groupingBy(RowsSection::section, LinkedHashMap::new, Collectors.toList()));
        sections.forEach((number, outcomes) -> {
            html.open("section", "class", "group");
            html.open("h3").leaf("span", number, "class", "number");
            html.text(" " + SECTIONS.getOrDefault(number, "")).closeLine();
            outcomes.forEach(outcome -> new RowView(outcome, baseline).write(html));
            html.closeLine();
        });
    }

    private static void choice(Html html, String value, String words) {
        html.open("label");
        if (value.equals("all")) {
            html.empty("input", "type", "radio", "name", "show", "id", "show-" + value, "checked", "");
        } else {
            html.empty("input", "type", "radio", "name", "show", "id", "show-" + value);
        }
        html.text(" " + words).close();
    }

    private static String section(Outcome outcome) {
        String id = outcome.row().id();
        int end = 0;
        while (end < id.length() && Character.isDigit(id.charAt(end))) {
            end++;
        }
        return id.substring(0, end);
    }
}
