package io.atr.verify.measure;

import io.atr.verify.row.Series.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Universal Scalability Law: N workers do {@code R(N) = r N / (1 + s (N - 1) + k N (N - 1))} together. Immutable.
 *
 * @param one r: what one does alone
 * @param contention s: what all of them queue for; 0 or more
 * @param coherence k: what each pair of them exchanges; 0 or more
 */
record ScalabilityLaw(double one, double contention, double coherence) {
    /**
     * The law that points of (N, R(N)) obey best. N / R(N) is linear in 1, N - 1 and N (N - 1), so it is found by linear
     * least squares, each point weighed so that its relative error counts. Terms that would be negative are left out, and
     * so is the second one where there are fewer than three different N.
     *
     * @param points one or more; N of 1 or more, R above 0
     */
    static ScalabilityLaw fit(List<Point> points) {
        long places = points.stream().mapToDouble(Point::x).distinct().count();
        boolean[][] terms = {{true, true}, {true, false}, {false, true}, {false, false}};
        return Stream.of(terms)
                .filter(term -> places > 2 || !term[1])
                .filter(term -> places > 1 || !term[0])
                .map(term -> fit(points, term[0], term[1]))
                .filter(law -> law.contention >= 0 && law.coherence >= 0 && law.one > 0)
                .min(Comparator.comparingDouble(law -> law.error(points)))
                .orElseThrow(() -> new IllegalArgumentException("no law fits " + points));
    }

    /** R(N). */
    double rate(double workers) {
        return one * workers * efficiency(workers);
    }

    /** R(N) / (N r). */
    double efficiency(double workers) {
        return 1 / (1 + contention * (workers - 1) + coherence * workers * (workers - 1));
    }

    private double error(List<Point> points) {
        return points.stream()
                .mapToDouble(point -> Math.pow(1 - point.y() / rate(point.x()), 2))
                .sum();
    }

    private static ScalabilityLaw fit(List<Point> points, boolean contention, boolean coherence) {
        double[][] equations = new double[3][4];
        for (Point point : points) {
            double n = point.x();
            double weight = point.y() / n;
            double[] row = {weight, contention ? weight * (n - 1) : 0, coherence ? weight * n * (n - 1) : 0, 1};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    equations[i][j] += row[i] * row[j];
                }
            }
        }
        double[] solved = LinearEquations.solve(equations);
        return new ScalabilityLaw(1 / solved[0], solved[1] / solved[0], solved[2] / solved[0]);
    }
}
