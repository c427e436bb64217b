package io.atr.node.gate;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that remote callers make the node hold. Each buffer is taken from here before it exists, for a connection and a
 * caller, through a {@link Purse}. Any thread; nothing waits.
 */
public final class ByteBudget {
    /** Whose share was used up. */
    public enum Scope {
        /** The connection's. */
        CONNECTION,
        /** The caller's. */
        CALLER,
        /** Everybody's. */
        NODE
    }

    /** What a connection holds. Any thread. */
    public static final class Account {
        private final AtomicLong used = new AtomicLong();

        /** Bytes. */
        public long used() {
            return used.get();
        }
    }

    /** A caller while it has calls. */
    private record Shared(Account account, int calls) {}

    private final BudgetSizes sizes;
    private final AtomicLong used = new AtomicLong();
    private final ConcurrentMap<String, Shared> callers = new ConcurrentHashMap<>();
    private final LongAdder[] refusals = new LongAdder[Scope.values().length];

    /** A budget of which nothing is taken yet. */
    public ByteBudget(BudgetSizes sizes) {
        this.sizes = sizes;
        for (int i = 0; i < refusals.length; i++) {
            refusals[i] = new LongAdder();
        }
    }

    /**
     * Means for one call; to be closed when the call is over. What was taken through it may be given back later.
     *
     * @param connection over which the call came
     * @param caller whose call it is
     * @param operator whether it may use the operators' reserve
     */
    public Purse purse(Account connection, String caller, boolean operator) {
        Shared shared = callers.compute(
                caller,
                (name, known) ->
                        known == null ? new Shared(new Account(), 1) : new Shared(known.account(), known.calls() + 1));
        return new Purse(this, connection, shared.account(), caller, operator);
    }

    void left(String caller) {
        callers.computeIfPresent(
                caller, (name, known) -> known.calls() == 1 ? null : new Shared(known.account(), known.calls() - 1));
    }

    boolean take(Account connection, Account caller, boolean operator, long bytes) {
        long all = used.addAndGet(bytes);
        long ofConnection = connection.used.addAndGet(bytes);
        long ofCaller = caller.used.addAndGet(bytes);
        Scope over = operator ? overReserve(all) : over(all, ofConnection, ofCaller);
        if (over == null) {
            return true;
        }
        giveBack(connection, caller, bytes);
        refusals[over.ordinal()].increment();
        return false;
    }

    /** As {@link #take} without asking: for what replaces something larger that is about to be given back. */
    void force(Account connection, Account caller, long bytes) {
        used.addAndGet(bytes);
        connection.used.addAndGet(bytes);
        caller.used.addAndGet(bytes);
    }

    void giveBack(Account connection, Account caller, long bytes) {
        force(connection, caller, -bytes);
    }

    private @Nullable Scope overReserve(long all) {
        return all > sizes.node() + sizes.operators() ? Scope.NODE : null;
    }

    private @Nullable Scope over(long all, long ofConnection, long ofCaller) {
        if (ofConnection <= BudgetSizes.SMALL) {
            return null;
        }
        if (ofConnection > sizes.connection()) {
            return Scope.CONNECTION;
        }
        if (ofCaller > sizes.caller()) {
            return Scope.CALLER;
        }
        return ofConnection > sizes.node() - all ? Scope.NODE : null;
    }

    /** Whether a connection may well take more: it has used less than half of what it might. */
    boolean isRoomy(Account connection, Account caller) {
        long mine = connection.used();
        return mine <= BudgetSizes.SMALL / 2
                || (mine <= sizes.connection() / 2
                        && caller.used() <= sizes.caller() / 2
                        && mine <= (sizes.node() - used.get()) / 2);
    }

    /** Bytes that are taken. */
    public long used() {
        return used.get();
    }

    /** How large it is. */
    public BudgetSizes sizes() {
        return sizes;
    }

    /** How often something was refused since a share was used up. */
    public long refusals(Scope scope) {
        return refusals[scope.ordinal()].sum();
    }
}
