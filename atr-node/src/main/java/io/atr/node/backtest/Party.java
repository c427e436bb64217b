package io.atr.node.backtest;

import io.atr.node.replay.Tally;

/**
 * A topic or a sender whose verdicts differ.
 *
 * @param tally its id, or what the capture calls it; one object for each
 * @param name the rules' name for the id; empty where neither rules know it
 * @param from whose name that is
 */
record Party(Tally tally, String name, From from) {
    /** Who knows a topic or a sender. */
    enum From {
        /** The new rules, and perhaps the old ones. */
        NEW,
        /** The old rules only. */
        OLD,
        /** Neither. */
        NOBODY
    }

    /** The id, or what the capture calls it. */
    String label() {
        return tally.label();
    }

    /** The name, marked where only the old rules have it. */
    String shownName() {
        return switch (from) {
            case NEW -> name;
            case OLD -> name + " (old)";
            case NOBODY -> "-";
        };
    }
}
