package io.atr.bridge;

/**
 * How long a client waits between its tries to connect: twice as long each time. A node that is away may come back at any
 * moment; one that refuses does so until somebody changes its mind, and tells of every try. One thread.
 */
final class Pauses {
    private static final int FIRST_MILLIS = 50;
    private static final int LONGEST_AWAY_MILLIS = 2000;
    private static final int LONGEST_REFUSED_MILLIS = 60_000;

    private int next = FIRST_MILLIS;

    /** Begins anew: the node is there. */
    void reset() {
        next = FIRST_MILLIS;
    }

    /** The pause after a try that failed, in ms. */
    int after(boolean refused) {
        int longest = refused ? LONGEST_REFUSED_MILLIS : LONGEST_AWAY_MILLIS;
        int pause = Math.min(next, longest);
        next = Math.min(pause * 2, longest);
        return pause;
    }
}
