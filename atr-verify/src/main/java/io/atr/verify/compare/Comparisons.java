package io.atr.verify.compare;

import io.atr.node.cli.JsonObject;
import java.util.List;

/**
 * All figures of some pairs, compared.
 *
 * @param compared in the order in which the figures were met
 * @param unpaired what could not be
 */
public record Comparisons(List<Comparison> compared, List<Unpaired> unpaired) {
    /** The version of the document; rises when a member changes its meaning or goes away. */
    public static final String SCHEMA = "atr.compare/1";

    /** Copies the lists. */
    public Comparisons {
        compared = List.copyOf(compared);
        unpaired = List.copyOf(unpaired);
    }

    /** Compares only within a pair, and only where both were taken in one placement. */
    public static Comparisons of(List<Pair> pairs) {
        Pairing pairing = new Pairing();
        pairs.forEach(pairing::add);
        return new Comparisons(pairing.compared(), pairing.unpaired());
    }

    /** Those that have become worse by more than a part, whatever of their spread one takes. */
    public List<Comparison> worseBy(double part) {
        return compared.stream()
                .filter(each -> each.change() == Change.SLOWER && each.leastLoss() > part)
                .toList();
    }

    /** The document. */
    public JsonObject json(String before, String now, double percent) {
        return new JsonObject()
                .put("schema", SCHEMA)
                .put("before", before)
                .put("now", now)
                .put("percent", percent)
                .put(
                        "slower",
                        worseBy(percent / 100).stream()
                                .map(each -> each.figure().id())
                                .toList())
                .put("figures", compared.stream().map(Comparison::json).toList())
                .put("unpaired", unpaired.stream().map(Unpaired::json).toList());
    }
}
