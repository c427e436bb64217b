package io.atr.verify.compare;

import io.atr.verify.report.Report;
import io.atr.verify.row.Bound;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the figures of a document of {@code atr verify --json} or {@code atr bench stages --json}. The contract of the
 * code that runs is not asked: the document may be that of another.
 */
final class FigureReader {
    private static final double NOTHING = Double.NaN;

    private FigureReader() {}

    /**
     * Its figures, rows without a value included.
     *
     * @throws IllegalArgumentException when it is no such document, with what is wrong
     */
    static List<Figure> read(String text) {
        Object tree;
        try {
            tree = new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException("it is no JSON: " + broken.getMessage(), broken);
        }
        if (tree instanceof Map<?, ?> document) {
            if (document.get("rows") instanceof List<?> rows) {
                checkSchema(document.get("schema"));
                return each(rows, FigureReader::row);
            }
            if (document.get("stages") instanceof List<?> stages) {
                return each(stages, FigureReader::stage);
            }
        }
        throw new IllegalArgumentException("it has neither rows nor stages");
    }

    private static void checkSchema(@Nullable Object schema) {
        if (!Report.SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("its schema is " + schema + ", and " + Report.SCHEMA + " is known here");
        }
    }

    private static List<Figure> each(List<?> members, Function<Map<?, ?>, Figure> reader) {
        return members.stream()
                .map(member -> member instanceof Map<?, ?> map ? reader.apply(map) : refused())
                .toList();
    }

    private static Figure refused() {
        throw new IllegalArgumentException("a row is no object");
    }

    private static Figure row(Map<?, ?> members) {
        List<?> ci = members.get("ci") instanceof List<?> two && two.size() == 2 ? two : List.of(NOTHING, NOTHING);
        return new Figure(
                text(members, "id"),
                text(members, "title"),
                text(members, "unit"),
                Bound.valueOf(text(members, "bound")),
                members.get("placement") instanceof String placement ? placement : "",
                number(members.get("value")),
                number(ci.get(0)),
                number(ci.get(1)));
    }

    private static Figure stage(Map<?, ?> members) {
        double nanos = number(members.get("nanos"));
        double error = number(members.get("error"));
        return new Figure(
                (text(members, "stage") + " " + text(members, "workload")).strip(),
                "",
                "ns",
                Bound.AT_MOST,
                "",
                nanos,
                nanos - error,
                nanos + error);
    }

    private static double number(@Nullable Object member) {
        return member instanceof Number number ? number.doubleValue() : NOTHING;
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a row has no text " + name);
    }
}
