package io.atr.node.live;

import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Units;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of packets.
 *
 * @param counts packets by the name of a reason, or of a decision where nobody told reasons
 */
record Fate(Map<String, Long> counts) {
    private static final String THROTTLED = "E_GOV_THROTTLED";
    private static final String ALLOWED = "ALLOWED";

    long judged() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long accepted() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ALLOWED))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long throttled() {
        return counts.getOrDefault(THROTTLED, 0L);
    }

    long dropped() {
        return judged() - accepted() - throttled();
    }

    long refused() {
        return judged() - accepted();
    }

    /** For people. */
    String line() {
        String reasons = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && entry.getKey().startsWith("E_"))
                .filter(entry -> !entry.getKey().equals(THROTTLED))
                .map(entry -> entry.getKey() + " " + Units.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        return Units.count(judged()) + " packets: " + Units.count(accepted()) + " accepted, " + Units.count(dropped())
                + " dropped" + (reasons.isEmpty() ? "" : " (" + reasons + ")") + ", " + Units.count(throttled())
                + " throttled";
    }

    JsonObject json() {
        return new JsonObject()
                .put("packets", judged())
                .put("accepted", accepted())
                .put("dropped", dropped())
                .put("throttled", throttled())
                .put("counts", counts);
    }
}
