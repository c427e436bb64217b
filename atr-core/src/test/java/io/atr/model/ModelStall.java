package io.atr.model;

import java.util.TreeMap;

/** How long a subscriber kept the log waiting, by sixteenths of the window. */
final class ModelStall {
    private static final int PIECES = 16;

    private final long piece;
    private final TreeMap<Long, Long> waited = new TreeMap<>();
    private long latest;

    ModelStall(long window) {
        this.piece = Math.max(1, window / PIECES);
    }

    /** Adds a wait that ended at {@code now}; answers the sum of what is not older than the window. */
    long add(long now, long nanos) {
        latest = Math.max(latest, now / piece);
        waited.merge(latest, nanos, Long::sum);
        waited.headMap(latest - PIECES + 1).clear();
        return waited.values().stream().mapToLong(Long::longValue).sum();
    }
}
