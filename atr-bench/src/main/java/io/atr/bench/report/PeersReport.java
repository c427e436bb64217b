package io.atr.bench.report;

import io.atr.bench.machine.Machine;
import io.atr.bench.peers.Match;
import io.atr.bench.peers.Shape;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What {@code bench peers} tells.
 *
 * @param machine on which
 * @param results the matches of each workload, by its name, in order
 */
public record PeersReport(Machine machine, Map<String, List<Match>> results) {
    /** Prints the tables. */
    public void print(Terminal terminal) {
        terminal.out().println(machine.line());
        results.forEach((workload, matches) -> {
            terminal.out().println();
            terminal.out().println(terminal.style().bold("workload " + workload) + "   ratios above 1: ATR is better");
            ratios(matches, terminal).print(terminal.out());
            terminal.out().println();
            shapes(matches, terminal).print(terminal.out());
        });
    }

    /** The document; the first workload's lines are its {@code summary}, another's have their name behind it. */
    public JsonObject json() {
        JsonObject document = new JsonObject().put("machine", machine.json());
        String first = results.keySet().iterator().next();
        document.put("workload", first);
        results.forEach((workload, matches) -> document.put(
                workload.equals(first) ? "summary" : "summary_" + workload,
                lines(matches, line -> line.measure() != Measure.LATENCY_P999)));
        results.forEach((workload, matches) -> document.put(
                workload.equals(first) ? "tails" : "tails_" + workload,
                lines(matches, line -> line.measure() == Measure.LATENCY_P999)));
        results.forEach((workload, matches) -> document.put(
                workload.equals(first) ? "shapes" : "shapes_" + workload,
                matches.stream().map(PeersReport::shapes).toList()));
        return document;
    }

    private static List<JsonObject> lines(List<Match> matches, Predicate<Summary> wanted) {
        return Summary.of(matches).stream().filter(wanted).map(Summary::json).toList();
    }

    private static ConsoleTable ratios(List<Match> matches, Terminal terminal) {
        ConsoleTable table = ConsoleTable.of(
                        Column.left("measure"),
                        Column.left("peer"),
                        Column.left("placement"),
                        Column.right("pairs"),
                        Column.right("ATR"),
                        Column.right("peer"),
                        Column.right("ratio"),
                        Column.right("p10"),
                        Column.right("p90"))
                .style(terminal.style());
        for (Summary line : Summary.of(matches)) {
            table.row(
                    line.measure().label(),
                    line.peer(),
                    line.placement().label(),
                    Integer.toString(line.pairs()),
                    figure(line.measure(), line.atr()),
                    figure(line.measure(), line.other()),
                    ratio(line.ratio().median()),
                    ratio(line.ratio().p10()),
                    ratio(line.ratio().p90()));
        }
        return table;
    }

    private static ConsoleTable shapes(List<Match> matches, Terminal terminal) {
        ConsoleTable table = ConsoleTable.of(
                        Column.left("peer"),
                        Column.left("its usual shape"),
                        Column.left("ATR's beside it"),
                        Column.right("dropped pairs"))
                .style(terminal.style());
        for (Match match : matches) {
            table.row(
                    match.peer().label(),
                    label(match.peerShape()),
                    label(match.atrShape()),
                    Integer.toString(match.dropped()));
        }
        return table;
    }

    private static JsonObject shapes(Match match) {
        return new JsonObject()
                .put("peer", match.peer().label())
                .put("other", label(match.peerShape()))
                .put("atr", label(match.atrShape()))
                .put("dropped_pairs", match.dropped());
    }

    private static String label(Optional<Shape> shape) {
        return shape.map(Shape::label).orElse("-");
    }

    private static String figure(Measure measure, double value) {
        return measure == Measure.THROUGHPUT ? Units.rate(value) : Units.nanos(value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
