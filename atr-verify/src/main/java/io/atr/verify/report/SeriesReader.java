package io.atr.verify.report;

import io.atr.verify.row.Chart;
import io.atr.verify.row.Kind;
import io.atr.verify.row.Series;
import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the curves of a document. Earlier ones had none. */
final class SeriesReader {
    private SeriesReader() {}

    /** The curves of each row, by its id. */
    static Map<String, List<Series>> read(@Nullable Object member) {
        Map<String, List<Series>> all = new LinkedHashMap<>();
        if (member instanceof List<?> list) {
            for (Object one : list) {
                if (!(one instanceof Map<?, ?> members)) {
                    throw new IllegalArgumentException("a series is no object");
                }
                all.computeIfAbsent(text(members, "row"), _ -> new ArrayList<>())
                        .add(series(members));
            }
        }
        return all;
    }

    private static Series series(Map<?, ?> members) {
        return new Series(
                Chart.valueOf(text(members, "chart")),
                Kind.valueOf(text(members, "kind")),
                text(members, "name"),
                text(members, "y_unit"),
                points(members.get("x"), members.get("y")));
    }

    private static List<Point> points(@Nullable Object places, @Nullable Object values) {
        if (!(places instanceof List<?> x) || !(values instanceof List<?> y) || x.size() != y.size()) {
            throw new IllegalArgumentException("a series has not as many x as y");
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            points.add(new Point(number(x.get(i)), number(y.get(i))));
        }
        return points;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("a series has a point that is no number");
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a series has no text " + name);
    }
}
