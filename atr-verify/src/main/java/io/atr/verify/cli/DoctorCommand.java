package io.atr.verify.cli;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.verify.doctor.Doctor;
import io.atr.verify.doctor.Finding;
import io.atr.verify.doctor.Host;
import io.atr.verify.doctor.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atr doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Says what this machine would need to meet the latency contract. Reads only.",
        description = {
            "",
            "PASS: as it should be. WARN: it works, and costs time or certainty. FAIL: the contract cannot be met like this. "
                    + "For each that is not PASS: what it costs, and the command that mends it.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:nothing fails", " 1:something does"},
        footer = {"", "Examples:", "  ./atr doctor", "  ./atr doctor --json -"})
final class DoctorCommand implements Callable<Integer> {
    private static final int SCHEMA = 1;

    private final Terminal terminal;
    private final Host host;

    @Mixin
    private final JsonOption json = new JsonOption();

    DoctorCommand(Terminal terminal) {
        this(terminal, Host.here());
    }

    DoctorCommand(Terminal terminal, Host host) {
        this.terminal = terminal;
        this.host = host;
    }

    @Override
    public Integer call() {
        Optional<JsonOut> document = json.open(terminal);
        List<Finding> findings = Doctor.examine(host);
        print(findings, json.reports(terminal));
        document.ifPresent(place -> place.write(new JsonObject()
                .put("schema", SCHEMA)
                .put("pass", count(findings, Verdict.PASS))
                .put("warn", count(findings, Verdict.WARN))
                .put("fail", count(findings, Verdict.FAIL))
                .put("checks", findings.stream().map(Finding::json).toList())));
        return count(findings, Verdict.FAIL) == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void print(List<Finding> findings, Terminal shown) {
        Style style = shown.style();
        ConsoleTable table = ConsoleTable.of(
                        Column.left(""), Column.left("check"), Column.left("what"), Column.left("found"))
                .style(style);
        findings.forEach(
                finding -> table.row(word(finding.verdict(), style), finding.id(), finding.title(), finding.found()));
        table.print(shown.out());
        for (Finding finding : findings) {
            if (finding.verdict() != Verdict.PASS) {
                shown.out().println();
                shown.out()
                        .println(word(finding.verdict(), style) + "  " + style.bold(finding.id()) + "  "
                                + finding.title() + ": " + finding.found());
                shown.out().println("      why   " + finding.why());
                shown.out().println("      mend  " + finding.mend());
            }
        }
        shown.out().println();
        shown.out()
                .println(count(findings, Verdict.PASS) + " pass, " + count(findings, Verdict.WARN) + " warn, "
                        + count(findings, Verdict.FAIL) + " fail");
    }

    private static String word(Verdict verdict, Style style) {
        return switch (verdict) {
            case PASS -> style.good("PASS");
            case WARN -> style.warn("WARN");
            case FAIL -> style.bad("FAIL");
        };
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
