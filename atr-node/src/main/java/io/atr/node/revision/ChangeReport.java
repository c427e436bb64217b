package io.atr.node.revision;

import io.atr.control.v1.ChangeResponse;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import java.util.List;

/** Says what became of a change. */
final class ChangeReport {
    private ChangeReport() {}

    /** Prints it; answers the exit code. */
    static int tell(ChangeResponse answer, NodeCommand.Conversation with) {
        List<String> findings = answer.getFindingsList();
        if (answer.getSuccess()) {
            findings.forEach(with.shown().out()::println);
            with.shown()
                    .out()
                    .println(with.shown().style().good("rules version " + answer.getVersion() + " is in force"));
        } else {
            findings.forEach(finding -> with.terminal().err().println("atr: " + finding));
            with.terminal().err().println("atr: nothing was changed; " + inForce(answer.getVersion()));
        }
        with.write(new JsonObject()
                .put("success", answer.getSuccess())
                .put("version", answer.getVersion())
                .put("refusal", answer.getRefusal().name())
                .put("findings", findings));
        return exitCode(answer);
    }

    /** What is in force, for people. */
    static String inForce(long version) {
        return version == 0 ? "no rules are in force" : "rules version " + version + " is in force";
    }

    private static int exitCode(ChangeResponse answer) {
        if (answer.getSuccess()) {
            return ExitCode.OK;
        }
        return answer.getRefusal() == ChangeResponse.Refusal.WRONG_RULES ? ExitCode.BAD_CONFIG : ExitCode.FINDINGS;
    }
}
