package io.atr.bench.report;

import io.atr.bench.machine.Placement;
import io.atr.bench.peers.Match;
import io.atr.bench.peers.Pair;
import io.atr.node.cli.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One line of a comparison: one peer, by one measure, while the processors stood one way.
 *
 * @param peer with whom
 * @param measure by what
 * @param placement how the processors stood
 * @param pairs of samples
 * @param atr the median of ATR's
 * @param other the median of the peer's
 * @param ratio of each pair, above 1 when ATR is better
 */
public record Summary(
        String peer, Measure measure, Placement placement, int pairs, double atr, double other, Spread ratio) {
    /** Every line that the matches allow. */
    public static List<Summary> of(List<Match> matches) {
        List<Summary> lines = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (Match match : matches) {
                for (Placement placement : Placement.values()) {
                    List<Pair> pairs = match.pairs().stream()
                            .filter(pair -> pair.placement() == placement)
                            .toList();
                    if (!pairs.isEmpty()) {
                        lines.add(of(match.peer().label(), measure, placement, pairs));
                    }
                }
            }
        }
        return lines;
    }

    /** As a member of a report. */
    public JsonObject json() {
        return new JsonObject()
                .put("peer", peer)
                .put("measure", measure.label())
                .put("placement", placement.label())
                .put("pairs", pairs)
                .put("atr", atr)
                .put("other", other)
                .put("unit", measure.unit())
                .put("ratio_median", ratio.median())
                .put("ratio_p10", ratio.p10())
                .put("ratio_p90", ratio.p90());
    }

    private static Summary of(String peer, Measure measure, Placement placement, List<Pair> pairs) {
        Function<Pair, Double> atr = pair -> measure.of(pair.atr().figures());
        Function<Pair, Double> other = pair -> measure.of(pair.other().figures());
        return new Summary(
                peer,
                measure,
                placement,
                pairs.size(),
                spread(pairs, atr).median(),
                spread(pairs, other).median(),
                spread(pairs, pair -> measure.ratio(atr.apply(pair), other.apply(pair))));
    }

    private static Spread spread(List<Pair> pairs, Function<Pair, Double> value) {
        return Spread.of(pairs.stream().mapToDouble(value::apply).toArray());
    }
}
