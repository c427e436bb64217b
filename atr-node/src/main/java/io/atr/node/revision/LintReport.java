package io.atr.node.revision;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** What lint prints: the findings, file by file, then a table of the files. */
record LintReport(List<RuleFile> files) {
    void print(Terminal shown) {
        files.forEach(file -> findings(file, shown.out(), shown.style()));
        ConsoleTable table = ConsoleTable.of(
                        Column.left("file"),
                        Column.left(""),
                        Column.right("topics"),
                        Column.right("ids"),
                        Column.right("senders"),
                        Column.right("permission sets"),
                        Column.right("topics without rate"),
                        Column.right("senders without quota"))
                .style(shown.style());
        files.forEach(file -> table.row(row(file, shown.style())));
        table.print(shown.out());
    }

    private static void findings(RuleFile file, PrintStream out, Style style) {
        RulesException failure = file.failure();
        if (failure != null) {
            failure.findings().forEach(finding -> out.println(style.bad("error:") + " " + finding));
            if (failure.omitted() > 0) {
                out.println("       ... and " + failure.omitted() + " more");
            }
        }
        if (file.book() != null) {
            file.book().warnings().forEach(warning -> out.println(style.warn("warning:") + " " + warning));
        }
    }

    private static String[] row(RuleFile file, Style style) {
        RuleBook book = file.book();
        String name = file.path().toString();
        if (book == null) {
            boolean wrong = file.failure() != null && file.failure().kind() == RulesException.Kind.WRONG;
            return new String[] {name, style.bad(wrong ? "wrong" : "not read")};
        }
        Inventory has = Inventory.of(book);
        int warnings = book.warnings().size();
        String state = warnings == 0 ? style.good("fine") : style.warn(Written.count(warnings, "warning"));
        return Stream.concat(Stream.of(name, state), has.cells().stream()).toArray(String[]::new);
    }
}
