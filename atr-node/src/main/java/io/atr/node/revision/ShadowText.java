package io.atr.node.revision;

import io.atr.control.v1.ShadowDifference;
import io.atr.control.v1.ShadowReport;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Units;
import java.io.PrintStream;
import java.time.Instant;

/** Says what a shadow has seen. */
record ShadowText(ShadowReport report) {
    /** After a start: what stood in its way, if anything did; answers the exit code. */
    int tellStart(NodeCommand.Conversation with) {
        with.write(json());
        if (report.getFindingsCount() == 0) {
            with.shown().out().println("the shadow judges by " + report.getName() + "; see atr rules shadow show");
            return ExitCode.OK;
        }
        report.getFindingsList().forEach(finding -> with.terminal().err().println("atr: " + finding));
        return report.getRunning() ? ExitCode.FINDINGS : ExitCode.BAD_CONFIG;
    }

    /** All of it; answers the exit code. */
    int tell(NodeCommand.Conversation with) {
        PrintStream out = with.shown().out();
        with.write(json());
        report.getFindingsList().forEach(finding -> with.terminal().err().println("atr: " + finding));
        if (report.getSinceEpochMillis() == 0) {
            out.println("there is no shadow; atr rules shadow start FILE begins one");
            return ExitCode.OK;
        }
        out.println("shadow of " + report.getName() + ", " + (report.getRunning() ? "running" : "ended") + ", since "
                + Instant.ofEpochMilli(report.getSinceEpochMillis()));
        long differ = report.getJudged() - report.getAgreed();
        out.println(Units.count(report.getJudged()) + " packets judged, " + Units.count(differ)
                + " with another verdict (" + Units.share(differ, report.getJudged()) + "), "
                + Units.count(report.getMissed()) + " missed");
        if (report.getDifferencesCount() > 0) {
            ConsoleTable table = ConsoleTable.of(
                            Column.right("sender"),
                            Column.right("topic"),
                            Column.right("packets"),
                            Column.left("verdict"),
                            Column.left("would be"))
                    .style(with.shown().style());
            for (ShadowDifference one : report.getDifferencesList()) {
                table.row(
                        Integer.toUnsignedString(one.getSender()),
                        Integer.toUnsignedString(one.getTopic()),
                        Units.count(one.getPackets()),
                        one.getActive(),
                        one.getShadow());
            }
            table.print(out);
        }
        return ExitCode.OK;
    }

    private JsonObject json() {
        return new JsonObject()
                .put("running", report.getRunning())
                .put("name", report.getName())
                .put("since_epoch_ms", report.getSinceEpochMillis())
                .put("judged", report.getJudged())
                .put("agreed", report.getAgreed())
                .put("missed", report.getMissed())
                .put(
                        "differences",
                        report.getDifferencesList().stream()
                                .map(one -> new JsonObject()
                                        .put("sender", Integer.toUnsignedLong(one.getSender()))
                                        .put("topic", Integer.toUnsignedLong(one.getTopic()))
                                        .put("active", one.getActive())
                                        .put("shadow", one.getShadow())
                                        .put("packets", one.getPackets()))
                                .toList())
                .put("findings", report.getFindingsList());
    }
}
