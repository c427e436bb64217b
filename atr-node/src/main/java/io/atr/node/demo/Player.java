package io.atr.node.demo;

import java.util.List;

/** Who publishes in the demo. */
enum Player {
    /** An ordinary trading desk. */
    DESK_1(1, "desk-1"),
    /** Another one. */
    DESK_2(2, "desk-2"),
    /** Another one. */
    DESK_3(3, "desk-3"),
    /** Another one. */
    DESK_4(4, "desk-4"),
    /** An algorithm that sends several times of what its topic's rate allows. */
    RUNAWAY(13, "runaway"),
    /** Someone who may read the news, and tries to send orders. */
    INTRUDER(66, "intruder"),
    /** Sends a packet after a rule swap to see which rules judge it. */
    PROBE(99, "probe");

    /** Those who trade as they should. */
    static final List<Player> DESKS = List.of(DESK_1, DESK_2, DESK_3, DESK_4);

    private final int sender;
    private final String label;

    Player(int sender, String label) {
        this.sender = sender;
        this.label = label;
    }

    /** The sender's id on the bus. */
    int sender() {
        return sender;
    }

    /** What it is called on the screen and in the report. */
    String label() {
        return label;
    }
}
