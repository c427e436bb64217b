package io.atr.node.replay;

/** How often a capture's times ran backwards, and how far: a view that belongs to the replaying thread. */
final class TimeSteps {
    private long count;
    private long farthestNanos;
    private long resets;

    /** A time so long before the latest one; nothing is counted where it is none. */
    void back(long nanos, boolean reset) {
        if (nanos > 0) {
            count++;
            farthestNanos = Math.max(farthestNanos, nanos);
            resets += reset ? 1 : 0;
        }
    }

    /** Datagrams whose time lay before the latest one of their pass. */
    long count() {
        return count;
    }

    /** How far back the farthest lay. */
    long farthestNanos() {
        return farthestNanos;
    }

    /** Those of them at which the clock started anew. */
    long resets() {
        return resets;
    }
}
