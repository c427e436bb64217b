package io.atr.agent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The right to spin while idle: at most one has it. Any thread. */
final class SpinSeat {
    /** Who sits on it: the same object every time. */
    static final class Holder {}

    /** The seat that all agents of this process share. */
    static final SpinSeat OF_PROCESS = new SpinSeat();

    private final AtomicReference<@Nullable Holder> holder = new AtomicReference<>();

    /** Whether {@code agent} has the seat now; takes it if it is free. */
    boolean take(Holder agent) {
        Holder current = holder.get();
        return current == agent || (current == null && holder.compareAndSet(null, agent));
    }

    /** Frees the seat if {@code agent} has it. */
    void leave(Holder agent) {
        if (holder.get() == agent) {
            holder.set(null);
        }
    }
}
