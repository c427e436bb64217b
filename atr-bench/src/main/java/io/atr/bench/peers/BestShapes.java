package io.atr.bench.peers;

import io.atr.bench.machine.Placement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In which shape a contender moves most, for each placement that was seen while the shapes were tried. */
final class BestShapes {
    private final Map<Placement, Map<Shape, Double>> rates;
    private final Map<Placement, Long> seen;

    /** The outcome of one trial or more. */
    BestShapes(List<Trial> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no shape was tried");
        }
        rates = trials.stream()
                .collect(Collectors.groupingBy(
                        Trial::placement,
                        Collectors.groupingBy(Trial::shape, Collectors.averagingDouble(Trial::perSecond))));
        seen = trials.stream().collect(Collectors.groupingBy(Trial::placement, Collectors.counting()));
    }

    /** The best shape of a placement; of the one that was seen most where this one was hardly seen. */
    Shape in(Placement placement) {
        Placement most = best(seen);
        boolean wellKnown = 2 * tried(placement).size() >= tried(most).size();
        return best(tried(wellKnown ? placement : most));
    }

    private Map<Shape, Double> tried(Placement placement) {
        return rates.getOrDefault(placement, Map.of());
    }

    private static <K, V extends Comparable<V>> K best(Map<K, V> values) {
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
