package io.atr.verify.html;

import io.atr.verify.row.Series.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** A picture with two axes, drawn into a page. One thread. */
final class SvgPlot {
    private static final int LETTER = 12;
    private static final double MARK = 5;

    private final Html html;
    private final Frame frame;
    private final Scale x;
    private final Scale y;

    /** Begins a picture; {@code what} is for those who cannot see it. */
    SvgPlot(Html html, Frame frame, Scale x, Scale y, String what) {
        this.html = html;
        this.frame = frame;
        this.x = x;
        this.y = y;
        html.open(
                "svg",
                "class",
                "plot " + frame.name(),
                "viewBox",
                "0 0 " + frame.width() + " " + frame.height(),
                "role",
                "img",
                "aria-label",
                what);
    }

    /** Lines across at the marks of the values, and their labels. */
    SvgPlot values(List<Double> marks, DoubleFunction<String> label, String title) {
        for (double mark : marks) {
            line("grid", frame.x(0), at(y, mark), frame.x(1), at(y, mark));
            words("axis", frame.x(0) - 7, at(y, mark) + 4, "end", label.apply(mark));
        }
        words("title", 2, 12, "start", title);
        return this;
    }

    /** Short lines at the marks of the places, and their labels. */
    SvgPlot places(List<Double> marks, DoubleFunction<String> label, String title) {
        for (double mark : marks) {
            line("grid", left(mark), frame.y(0), left(mark), frame.y(1));
            words("axis", left(mark), frame.y(0) + 16, "middle", label.apply(mark));
        }
        line("base", frame.x(0), frame.y(0), frame.x(1), frame.y(0));
        words("title", frame.x(1), frame.height() - 6.0, "end", title);
        return this;
    }

    /** A curve. */
    SvgPlot curve(String kind, List<Point> points) {
        html.empty(
                "polyline",
                "class",
                "curve " + kind,
                "points",
                points.stream()
                        .map(point -> number(left(point.x())) + "," + number(at(y, point.y())))
                        .collect(Collectors.joining(" ")));
        return this;
    }

    /** A line across at a value, with words on it that begin at a place. */
    SvgPlot level(String kind, double value, double place, String words) {
        line("level " + kind, frame.x(0), at(y, value), frame.x(1), at(y, value));
        words("note " + kind, left(place) + 4, at(y, value) - 5, "start", words);
        return this;
    }

    /** A line up at a place, with words at its upper end. */
    SvgPlot upright(String kind, double place, String words) {
        line("level " + kind, left(place), frame.y(0), left(place), frame.y(1));
        words("note " + kind, left(place) + 4, frame.y(1) + 11, "start", words);
        return this;
    }

    /** The ground between two places and two values. */
    SvgPlot ground(String kind, double from, double to, double low, double high) {
        html.empty(
                "rect",
                "class",
                "ground " + kind,
                "x",
                number(left(from)),
                "y",
                number(at(y, high)),
                "width",
                number(Math.max(0, left(to) - left(from))),
                "height",
                number(Math.max(0, at(y, low) - at(y, high))));
        return this;
    }

    /** A dot. */
    SvgPlot dot(String kind, Point point) {
        html.empty(
                "circle",
                "class",
                "dot " + kind,
                "cx",
                number(left(point.x())),
                "cy",
                number(at(y, point.y())),
                "r",
                number(MARK));
        return this;
    }

    /** A triangle that stands on the axis of the places. */
    SvgPlot spike(String kind, double place) {
        double middle = left(place);
        double foot = frame.y(0);
        html.empty(
                "path",
                "class",
                "spike " + kind,
                "d",
                "M" + number(middle - MARK) + " " + number(foot) + "h" + number(2 * MARK) + "L" + number(middle) + " "
                        + number(foot - 3 * MARK) + "z");
        return this;
    }

    /** Words beside a point, moved by some pixels. */
    SvgPlot name(String kind, Point point, double right, double down, String anchor, String words) {
        words("name " + kind, left(point.x()) + right, at(y, point.y()) + down, anchor, words);
        return this;
    }

    /** What a reader is told who points at the stretch between two places. */
    SvgPlot tell(double from, double to, String words) {
        html.open(
                "rect",
                "class",
                "hit",
                "x",
                number(left(from)),
                "y",
                number(frame.y(1)),
                "width",
                number(Math.max(1, left(to) - left(from))),
                "height",
                number(frame.y(0) - frame.y(1)));
        html.leaf("title", words).close();
        return this;
    }

    /** Ends the picture. */
    void end() {
        html.closeLine();
    }

    /** Pixels that two names have to be apart. */
    static int letter() {
        return LETTER;
    }

    /** The height of a value, in pixels from above. */
    double height(double value) {
        return at(y, value);
    }

    private double left(double place) {
        return frame.x(x.part(place));
    }

    private double at(Scale scale, double value) {
        return frame.y(scale.part(value));
    }

    private void line(String kind, double fromX, double fromY, double toX, double toY) {
        html.empty(
                "line", "class", kind, "x1", number(fromX), "y1", number(fromY), "x2", number(toX), "y2", number(toY));
    }

    private void words(String kind, double left, double base, String anchor, String words) {
        html.leaf("text", words, "class", kind, "x", number(left), "y", number(base), "text-anchor", anchor);
    }

    private static String number(double pixels) {
        String text = String.format(Locale.ROOT, "%.1f", pixels);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
