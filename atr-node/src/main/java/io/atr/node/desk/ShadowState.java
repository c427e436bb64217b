package io.atr.node.desk;

import java.util.List;

/**
 * What a shadow has seen: packets that passed, and those that the rules refused. Immutable.
 *
 * @param running whether it still looks
 * @param name what its rules are called; empty where there never was one
 * @param sinceEpochMillis when it began; 0 where there never was one
 * @param judged packets
 * @param agreed packets that would have had the same verdict under its rules
 * @param missed packets that it was too slow to see
 * @param disagreements the largest first, at most {@link #MOST_LISTED}
 * @param findings why none was started, or why it ended by itself
 */
public record ShadowState(
        boolean running,
        String name,
        long sinceEpochMillis,
        long judged,
        long agreed,
        long missed,
        List<Disagreement> disagreements,
        List<String> findings) {
    /** How many disagreements are listed. */
    public static final int MOST_LISTED = 100;

    /** Nothing was ever seen. */
    public static final ShadowState NONE = new ShadowState(false, "", 0, 0, 0, 0, List.of(), List.of());

    /** The same with something to say about it. */
    ShadowState saying(List<String> lines) {
        return new ShadowState(running, name, sinceEpochMillis, judged, agreed, missed, disagreements, lines);
    }
}
