package io.atr.node.revision;

import io.atr.control.v1.PlanRulesRequest;
import io.atr.control.v1.PlanRulesResponse;
import io.atr.node.cli.JsonObject;
import java.nio.file.Path;

/** Asks a node what a file would change, and says so. */
record PlanReport(Path file, PlanRulesResponse answer) {
    static PlanReport ask(Path file, String text, NodeCommand.Conversation with) {
        PlanRulesRequest request = PlanRulesRequest.newBuilder()
                .setName(file.toString())
                .setText(text)
                .build();
        return new PlanReport(file, with.ask(stub -> stub.planRules(request)));
    }

    /** Whether the node could use the file. */
    boolean isUsable() {
        return answer.getFindingsCount() == 0;
    }

    void print(NodeCommand.Conversation with) {
        if (!isUsable()) {
            answer.getFindingsList().forEach(finding -> with.terminal().err().println("atr: " + finding));
            return;
        }
        with.shown()
                .out()
                .println(with.shown()
                        .style()
                        .bold(ChangeReport.inForce(answer.getBaseVersion()) + "; " + file + " would change:"));
        answer.getDifference().lines().forEach(with.shown().out()::println);
    }

    JsonObject json() {
        return new JsonObject()
                .put("file", file.toString())
                .put("base_version", answer.getBaseVersion())
                .put("usable", isUsable())
                .put("findings", answer.getFindingsList())
                .put("changes", answer.getChanges())
                .put("difference", answer.getDifference().lines().toList());
    }
}
