package io.atr.node.demo;

/** The acts of the demo, in order. */
enum Act {
    /** Ordinary traffic. */
    ORDER_FLOW("Order flow", 0.25),
    /** The rules change. */
    HALT("A trading halt", 0.20),
    /** The rules change all the time. */
    SWAP_STORM("Rules under fire", 0.15),
    /** As fast as it goes. */
    FULL_SPEED("Full speed", 0.40);

    private final String title;
    private final double share;

    Act(String title, double share) {
        this.title = title;
        this.share = share;
    }

    /** What stands above it. */
    String title() {
        return title;
    }

    /** How long it takes, of all acts together. */
    double share() {
        return share;
    }
}
