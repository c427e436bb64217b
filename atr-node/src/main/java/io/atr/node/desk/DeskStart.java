package io.atr.node.desk;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.replay.RulesFile;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a node starts with: the journal's last rules, then those of its rules file. One thread, once. */
final class DeskStart {
    private final RulesDesk desk;
    private final Journal journal;
    private final DeskSettings settings;
    private final Consumer<String> warnings;

    DeskStart(RulesDesk desk, Journal journal, DeskSettings settings) {
        this.desk = desk;
        this.journal = journal;
        this.settings = settings;
        this.warnings = settings.warnings();
    }

    /** Starts, or ends the start by a {@link CommandException}. */
    void run() {
        JournalEntry last = journal.last();
        String trouble = last == null ? null : desk.restore(last);
        if (last != null && trouble != null) {
            warnings.accept("rules version " + last.version() + ", the last one, cannot be used: " + trouble);
        }
        Path file = settings.rulesFile();
        if (file != null) {
            startWith(file);
        }
        if (desk.active().version() == 0 && last != null) {
            throw new CommandException(
                    ExitCode.BAD_CONFIG,
                    "rules version " + last.version() + ", the last one of " + settings.journal() + ", cannot be used: "
                            + trouble + "; start with --rules FILE, or give the node more room");
        }
    }

    private void startWith(Path file) {
        String text;
        try {
            text = RulesReader.text(file);
        } catch (RulesException e) {
            refuse(file, RulesDesk.lines(e), RulesFile.exitCode(e));
            return;
        }
        ActiveRules before = desk.active();
        if (before.version() > 0 && text.equals(before.text())) {
            return;
        }
        Decision decision = desk.apply(new Change(
                Change.STARTED,
                file.toString(),
                text,
                Change.ANY_BASE,
                Change.NEXT,
                settings.who(),
                "start of the node",
                ""));
        if (!decision.made()) {
            boolean wrong = decision.refusal() == Decision.Refusal.WRONG_RULES;
            refuse(file, decision.findings(), wrong ? ExitCode.BAD_CONFIG : ExitCode.UNAVAILABLE);
        } else if (before.version() > 0) {
            warnings.accept(file + " differs from version " + before.version() + " (" + whence(before)
                    + "), and is in force now as version " + decision.version() + "; ./atr rules rollback "
                    + before.version() + " goes back");
        }
    }

    private void refuse(Path file, List<String> findings, int code) {
        findings.forEach(warnings);
        if (desk.active().version() > 0) {
            warnings.accept(file + " is not used, for what is said above; version "
                    + desk.active().version() + " stays in force");
            return;
        }
        throw new CommandException(
                code,
                "the node does not start: " + file + " cannot be used and there are no earlier rules: "
                        + String.join(" ", findings));
    }

    private String whence(ActiveRules rules) {
        JournalEntry entry = journal.entry(rules.version());
        return entry == null ? rules.source() : entry.what() + " by " + entry.who();
    }
}
