package io.atr.verify.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds which figure belongs beside which, and says why another has none. One thread. */
final class Pairing {
    private final Map<Key, List<Two>> together = new LinkedHashMap<>();
    private final Map<Lack, Integer> lacks = new LinkedHashMap<>();

    private record Key(String id, String placement) {}

    private record Lack(String id, String reason) {}

    private record Two(Figure before, Figure now) {
        boolean knowItsSpread() {
            return before.knowsItsSpread() && now.knowsItsSpread();
        }
    }

    void add(Pair pair) {
        Map<String, Figure> before = byId(pair.before());
        Map<String, Figure> now = byId(pair.now());
        before.forEach((id, figure) -> add(figure, now.get(id)));
        TreeSet<String> fresh = new TreeSet<>(now.keySet());
        fresh.removeAll(before.keySet());
        fresh.forEach(id -> lack(id, "the first lacks it"));
    }

    List<Comparison> compared() {
        return together.values().stream().map(Pairing::compare).toList();
    }

    List<Unpaired> unpaired() {
        return lacks.entrySet().stream()
                .map(lack -> new Unpaired(lack.getKey().id(), lack.getKey().reason(), lack.getValue()))
                .toList();
    }

    private void add(Figure before, @Nullable Figure now) {
        String id = before.id();
        if (now == null) {
            lack(id, "the second lacks it");
        } else if (Double.isNaN(before.value())) {
            lack(id, "the first has no value");
        } else if (Double.isNaN(now.value())) {
            lack(id, "the second has no value");
        } else if (!before.unit().equals(now.unit()) || before.bound() != now.bound()) {
            lack(id, "another row: in " + before.unit() + " and in " + now.unit());
        } else if (!before.placement().equals(now.placement())) {
            lack(id, "the processors moved: " + before.placement() + " and " + now.placement());
        } else if (before.value() < 0 || now.value() < 0) {
            lack(id, "negative, so without a ratio");
        } else {
            together.computeIfAbsent(new Key(id, before.placement()), _ -> new ArrayList<>())
                    .add(new Two(before, now));
        }
    }

    private void lack(String id, String reason) {
        lacks.merge(new Lack(id, reason), 1, Integer::sum);
    }

    private static Map<String, Figure> byId(List<Figure> figures) {
        return figures.stream()
                .collect(Collectors.toMap(Figure::id, Function.identity(), (_, last) -> last, LinkedHashMap::new));
    }

    private static Comparison compare(List<Two> twos) {
        return new Comparison(twos.getFirst().now(), median(twos, Two::before), median(twos, Two::now), ratios(twos));
    }

    /**
     * Few pairs agree by chance too often: all of three do so one time in four. So each run of the one is set beside each
     * of the other, at the ends of their own spreads; by chance all of those agree one time in ten.
     */
    private static Ratios ratios(List<Two> twos) {
        double[] each =
                twos.stream().mapToDouble(two -> two.now().over(two.before())).toArray();
        if (each.length >= Ratios.ENOUGH) {
            return Ratios.of(each);
        }
        if (each.length == 1 && !twos.getFirst().knowItsSpread()) {
            return Ratios.between(0, Double.POSITIVE_INFINITY, each);
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Two one : twos) {
            for (Two other : twos) {
                least = Math.min(least, one.now().leastOver(other.before()));
                most = Math.max(most, one.now().mostOver(other.before()));
            }
        }
        return Ratios.between(least, most, each);
    }

    private static double median(List<Two> twos, Function<Two, Figure> which) {
        return Ratios.of(twos.stream().map(which).mapToDouble(Figure::value).toArray())
                .median();
    }
}
