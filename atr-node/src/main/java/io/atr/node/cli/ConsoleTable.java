package io.atr.node.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table with aligned columns, two spaces apart; coloured cells count by what is seen of them. One thread. */
public final class ConsoleTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<String[]> rows = new ArrayList<>();
    private Style style = Style.of(false);
    private String indent = "";

    /** A column with its heading; numbers go to the right. */
    public record Column(String heading, boolean right) {
        /** Text. */
        public static Column left(String heading) {
            return new Column(heading, false);
        }

        /** Numbers. */
        public static Column right(String heading) {
            return new Column(heading, true);
        }
    }

    private ConsoleTable(List<Column> columns) {
        this.columns = columns;
    }

    /** An empty table. */
    public static ConsoleTable of(Column... columns) {
        return new ConsoleTable(List.of(columns));
    }

    /** Writes the headings in this style. */
    public ConsoleTable style(Style other) {
        style = other;
        return this;
    }

    /** Moves the table to the right. */
    public ConsoleTable indent(int spaces) {
        indent = " ".repeat(spaces);
        return this;
    }

    /** Adds a row; cells that are missing on the right are empty. */
    public ConsoleTable row(String... cells) {
        if (cells.length > columns.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(cells.clone());
        return this;
    }

    /** The lines: headings (where there are any), then rows. No line ends in spaces. */
    public List<String> lines() {
        String[] headings = columns.stream().map(Column::heading).toArray(String[]::new);
        int[] widths = widths(headings);
        List<String> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.heading().isEmpty())) {
            lines.add(indent + style.dim(line(headings, widths)));
        }
        for (String[] row : rows) {
            lines.add((indent + line(row, widths)).stripTrailing());
        }
        return lines;
    }

    /** Prints the lines. */
    public void print(PrintStream out) {
        lines().forEach(out::println);
    }

    private int[] widths(String[] headings) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Style.width(headings[i]);
            for (String[] row : rows) {
                widths[i] = i < row.length ? Math.max(widths[i], Style.width(row[i])) : widths[i];
            }
        }
        return widths;
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = i < cells.length ? cells[i] : "";
            String padding = " ".repeat(widths[i] - Style.width(cell));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
