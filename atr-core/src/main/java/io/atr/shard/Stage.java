package io.atr.shard;

/** What a shard does with a packet, in this order, and what the contract allows for each. */
public enum Stage {
    /** Looking at the publisher's position, and having the packets' lines come to this processor. */
    POP("queue pop", 10),
    /** The verdicts, and writing them down. */
    GOVERN("governance", 25),
    /** Choosing the runs of allowed packets. */
    AGGREGATE("batch aggregation", 10),
    /** The one copy into the log. */
    SERIALIZE("serialization", 10),
    /** Publishing the log's tail, and giving the lane's slots back. */
    DISPATCH("dispatch enqueue", 11);

    /** All of them together: 15 million packets a second. */
    public static final double TOTAL_BUDGET_NANOS = 66;

    private final String label;
    private final double budgetNanos;

    Stage(String label, double budgetNanos) {
        this.label = label;
        this.budgetNanos = budgetNanos;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }

    /** Nanoseconds that the contract allows for a packet. */
    public double budgetNanos() {
        return budgetNanos;
    }
}
