package io.atr.node.gate;

import java.util.concurrent.atomic.AtomicBoolean;

/** What one call may take from a {@link ByteBudget}. Any thread. */
public final class Purse implements AutoCloseable {
    private final ByteBudget budget;
    private final ByteBudget.Account connection;
    private final ByteBudget.Account caller;
    private final String name;
    private final boolean operator;
    private final AtomicBoolean closed = new AtomicBoolean();

    Purse(ByteBudget budget, ByteBudget.Account connection, ByteBudget.Account caller, String name, boolean operator) {
        this.budget = budget;
        this.connection = connection;
        this.caller = caller;
        this.name = name;
        this.operator = operator;
    }

    /** A purse that nobody else shares and that never gets empty: for tests and benchmarks. */
    public static Purse unlimited() {
        return new ByteBudget(BudgetSizes.UNLIMITED).purse(new ByteBudget.Account(), "", false);
    }

    /** Takes bytes, to be given back with {@link #giveBack}; false, and counted, when a share is used up. */
    public boolean take(long bytes) {
        return budget.take(connection, caller, operator, bytes);
    }

    /** As {@link #take} without asking: for what replaces something larger that is about to be given back. */
    public void force(long bytes) {
        budget.force(connection, caller, bytes);
    }

    /** Gives bytes back; also after {@link #close}. */
    public void giveBack(long bytes) {
        budget.giveBack(connection, caller, bytes);
    }

    /** Whether there is room for more than the call needs to get on. */
    public boolean isRoomy() {
        return budget.isRoomy(connection, caller);
    }

    /** The call is over. Twice is fine. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            budget.left(name);
        }
    }
}
