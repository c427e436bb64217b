package io.atr.verify.report;

import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Series;
import io.atr.verify.row.Tail;
import io.atr.verify.row.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the rows of a document that {@link Report#json} made. JSON is YAML, so the parser of rules serves here too. */
public final class ReportReader {
    /** Characters; curves and histograms of a long run are some millions. */
    private static final int LARGEST = 1 << 28;

    private ReportReader() {}

    /**
     * Its outcomes; rows that today's contract does not have are left out.
     *
     * @throws IllegalArgumentException when it is no such document, with what is wrong
     */
    public static List<Outcome> read(String text) {
        Object tree;
        try {
            tree = new org.snakeyaml.engine.v2.api.Load(
                            LoadSettings.builder().setCodePointLimit(LARGEST).build())
                    .loadFromString(text);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException("it is no JSON: " + broken.getMessage(), broken);
        }
        if (!(tree instanceof Map<?, ?> document) || !(document.get("rows") instanceof List<?> rows)) {
            throw new IllegalArgumentException("it has no member rows");
        }
        if (!Report.SCHEMA.equals(document.get("schema"))) {
            throw new IllegalArgumentException(
                    "its schema is " + document.get("schema") + ", and " + Report.SCHEMA + " is known here");
        }
        Map<String, List<Series>> series = SeriesReader.read(document.get("series"));
        return rows.stream().flatMap(row -> outcome(row, series).stream()).toList();
    }

    private static Optional<Outcome> outcome(@Nullable Object row, Map<String, List<Series>> series) {
        if (!(row instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("a row is no object");
        }
        String id = text(members, "id");
        return Contract.row(id).map(known -> outcome(known, members, series.getOrDefault(id, List.of())));
    }

    private static Outcome outcome(Row row, Map<?, ?> members, List<Series> series) {
        Verdict verdict = Verdict.valueOf(text(members, "verdict"));
        String reason = members.get("reason") instanceof String words ? words : "";
        return new Outcome(row, verdict, evidence(row, members, series), reason);
    }

    private static @Nullable Evidence evidence(Row row, Map<?, ?> members, List<Series> series) {
        List<Load> loads = loads(members);
        Object value = members.get("value");
        if (!(value instanceof Number) && loads.isEmpty()) {
            return null;
        }
        double target = number(members, "target");
        Object ci = members.get("ci");
        return new Evidence(
                value instanceof Number number ? number.doubleValue() : Double.NaN, // loads alone were seen
                Boolean.TRUE.equals(members.get("target_met")),
                tail(members),
                loads,
                members.get("placement") instanceof String placement ? placement : null,
                (long) number(members, "samples"),
                ci instanceof List<?> two
                                && two.size() == 2
                                && two.get(0) instanceof Number lo
                                && two.get(1) instanceof Number hi
                        ? new Evidence.Interval(lo.doubleValue(), hi.doubleValue())
                        : null,
                members.get("platform") instanceof Map<?, ?> platform ? tail(platform) : null,
                target == row.target() ? Double.NaN : target,
                members.get("reason") instanceof String words ? words : "",
                series);
    }

    private static List<Load> loads(Map<?, ?> members) {
        return members.get("loads") instanceof List<?> loads
                ? loads.stream()
                        .filter(Map.class::isInstance)
                        .map(load -> load((Map<?, ?>) load))
                        .toList()
                : List.of();
    }

    private static Load load(Map<?, ?> members) {
        return new Load(
                text(members, "name"),
                number(members, "value"),
                tail(members),
                members.get("histogram") instanceof String histogram ? histogram : null,
                members.get("unit") instanceof String unit ? unit : null);
    }

    private static @Nullable Tail tail(Map<?, ?> members) {
        return members.get("p50") instanceof Number
                ? new Tail(
                        number(members, "p50"), number(members, "p99"), number(members, "p999"), number(members, "max"))
                : null;
    }

    private static double number(Map<?, ?> members, String name) {
        if (members.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("a row has no number " + name);
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a row has no text " + name);
    }
}
