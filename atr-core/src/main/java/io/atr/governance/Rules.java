package io.atr.governance;

/**
 * Compiled rules: immutable, off-heap, one part for each shard, in a slot of the {@link RulesPool}. They can be applied
 * as often as one likes. {@link #close} says that they will not be applied again; their memory is used anew when every
 * shard has moved on, never before.
 */
public final class Rules implements AutoCloseable {
    private final int slot;
    private final RuleSet source;
    private volatile boolean closed;

    Rules(int slot, RuleSet source) {
        this.slot = slot;
        this.source = source;
    }

    /** What these rules were compiled from. */
    public RuleSet source() {
        return source;
    }

    /** Gives the rules up; closing twice is fine. Rules in force stay in force. Any thread. */
    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    int slot() {
        return slot;
    }
}
