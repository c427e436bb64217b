package io.atr.node.remote;

import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Who may have a text of rules read and compared, which costs seconds of a processor and hundreds of megabytes where it is long.
 * One plan at a time, and one of a caller in five seconds. Operators have a place of their own, and no rate: whoever may apply has
 * to see what that would change. Any thread.
 */
final class PlanGate {
    static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Callers whose last plan is remembered. */
    private static final int CALLERS = 1024;

    private final LongSupplier nanos;
    private final Map<String, Long> last = new LinkedHashMap<>();
    private final LongAdder refused = new LongAdder();
    private boolean taken;
    private boolean takenByOperator;

    PlanGate() {
        this(System::nanoTime);
    }

    PlanGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A plan that is being made; to be closed when it is. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Lets a caller in.
     *
     * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED when it has to come again later
     */
    synchronized Place enter(Caller caller) {
        boolean operator = caller.is(Role.OPERATOR);
        if (operator ? takenByOperator : taken) {
            throw refused("another plan is being made; try again when it is ready");
        }
        if (operator) {
            takenByOperator = true;
            return this::leaveOperator;
        }
        long now = nanos.getAsLong();
        Long before = last.remove(caller.name());
        if (before != null && now - before < INTERVAL_NANOS) {
            last.put(caller.name(), before);
            throw refused(caller.name() + " had a plan made less than " + TimeUnit.NANOSECONDS.toSeconds(INTERVAL_NANOS)
                    + " s ago; try again then");
        }
        last.put(caller.name(), now);
        if (last.size() > CALLERS) {
            last.remove(last.keySet().iterator().next());
        }
        taken = true;
        return this::leave;
    }

    /** Plans that were refused. */
    long refused() {
        return refused.sum();
    }

    private synchronized void leave() {
        taken = false;
    }

    private synchronized void leaveOperator() {
        takenByOperator = false;
    }

    private RuntimeException refused(String why) {
        refused.increment();
        return Status.RESOURCE_EXHAUSTED.withDescription(why).asRuntimeException();
    }
}
