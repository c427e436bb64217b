package io.atr.verify.compare;

import io.atr.node.cli.JsonObject;
import io.atr.verify.row.Bound;

/**
 * One figure in one placement, compared.
 *
 * @param figure one of those compared, for what it is
 * @param before median of the one state's values
 * @param now median of the other's
 * @param ratios now over before, pair by pair
 */
public record Comparison(Figure figure, double before, double now, Ratios ratios) {
    /** What the pairs say. */
    public Change change() {
        if (ratios.pairs() == 1 && ratios.lo() == 0 && ratios.hi() == Double.POSITIVE_INFINITY) {
            return Change.UNKNOWN;
        }
        if (leastLoss() > 0) {
            return Change.SLOWER;
        }
        boolean better = figure.bound() == Bound.AT_MOST ? ratios.hi() < 1 : ratios.lo() > 1;
        return better ? Change.FASTER : Change.NONE;
    }

    /** By which part it has become worse, taking from the spread what is best for it; above 0 is worse. */
    public double leastLoss() {
        return figure.bound() == Bound.AT_MOST ? ratios.lo() - 1 : 1 / ratios.hi() - 1;
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", figure.id())
                .put("title", figure.title())
                .put("unit", figure.unit())
                .put("bound", figure.bound())
                .put("placement", figure.placement().isEmpty() ? null : figure.placement())
                .put("pairs", ratios.pairs())
                .put("before", before)
                .put("now", now)
                .put("ratio", ratios.median())
                .put("lowest", ratios.lowest())
                .put("highest", ratios.highest())
                .put("interval", new double[] {ratios.lo(), ratios.hi()})
                .put("change", change());
    }
}
