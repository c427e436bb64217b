package io.atr.verify.report;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import java.nio.file.Path;
import java.util.List;

/** Where the hot threads' time went, and where the flame graphs are, for people. */
public final class ProfileText {
    private final Terminal terminal;

    /** For a terminal. */
    public ProfileText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints what a row says, if it could be measured, and where its files are. */
    public void print(Outcome profiled, List<Path> files) {
        Evidence evidence = profiled.evidence();
        if (evidence == null) {
            return; // the row's reason says why
        }
        terminal.out().println();
        terminal.out().println(profiled.row().title() + ": " + profiled.reason());
        ConsoleTable table = ConsoleTable.of(Column.right("share"), Column.left("thread and method"))
                .style(terminal.style())
                .indent(2);
        for (Load frame : evidence.loads()) {
            table.row(Units.share(frame.value(), 1.0), frame.name());
        }
        table.print(terminal.out());
        files.forEach(file -> terminal.out().println("  " + file));
    }
}
