package io.atr.bench.peers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All pairs of ATR and one peer.
 *
 * @param peer with whom
 * @param pairs that could be compared
 * @param dropped pairs during which the processors were moved
 */
public record Match(Peer peer, List<Pair> pairs, int dropped) {
    /** Nothing played yet. */
    public static Match none(Peer peer) {
        return new Match(peer, List.of(), 0);
    }

    /** This match and another with the same peer. */
    public Match and(Match other) {
        List<Pair> all = new ArrayList<>(pairs);
        all.addAll(other.pairs);
        return new Match(peer, all, dropped + other.dropped);
    }

    /** The shape that ATR had most often. */
    public Optional<Shape> atrShape() {
        return usual(pair -> pair.atr().shape());
    }

    /** The shape that the peer had most often. */
    public Optional<Shape> peerShape() {
        return usual(pair -> pair.other().shape());
    }

    private Optional<Shape> usual(Function<Pair, Shape> shape) {
        Map<Shape, Integer> counts = new HashMap<>();
        pairs.forEach(pair -> counts.merge(shape.apply(pair), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry<Shape, Integer>::getValue)
                        .thenComparing(entry -> entry.getKey().label()))
                .map(Map.Entry::getKey);
    }
}
