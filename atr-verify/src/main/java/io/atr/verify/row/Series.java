package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import java.util.List;

/**
 * A curve behind a row, to be drawn. Immutable.
 *
 * @param chart the picture that it belongs to
 * @param kind what it shows
 * @param name in words
 * @param unit of the values
 * @param points from left to right
 */
public record Series(Chart chart, Kind kind, String name, String unit, List<Point> points) {
    /** A place and the value there. */
    public record Point(double x, double y) {}

    /** Copies the list. */
    public Series {
        points = List.copyOf(points);
    }

    /** What was measured, in the unit of its chart. */
    public static Series measured(Chart chart, String name, List<Point> points) {
        return new Series(chart, Kind.MEASURED, name, chart.unit(), points);
    }

    /** What the platform does by itself. */
    public static Series platform(Chart chart, String name, String unit, List<Point> points) {
        return new Series(chart, Kind.PLATFORM, name, unit, points);
    }

    /** What was not measured. */
    public static Series model(Chart chart, String name, List<Point> points) {
        return new Series(chart, Kind.MODEL, name, chart.unit(), points);
    }

    /** As a member of a report, which says whose it is. */
    public JsonObject json(Row row) {
        return new JsonObject()
                .put("row", row.id())
                .put("chart", chart)
                .put("kind", kind)
                .put("name", name)
                .put("x_unit", chart.xUnit())
                .put("y_unit", unit)
                .put("x", points.stream().mapToDouble(Point::x).toArray())
                .put("y", points.stream().mapToDouble(Point::y).toArray());
    }
}
