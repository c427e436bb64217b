package io.atr.agent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The right to spin while idle: at most one has it, and watches for those that sleep. Any thread.
 *
 * <p>Nobody sleeps unwatched: who lies down looks at the seat once more before it sleeps, who leaves the seat looks for a
 * sleeper afterwards, and who wakes takes the seat if it is free, with work to do or without.
 */
final class SpinSeat {
    /** Who sits on it: the same object every time. */
    static final class Holder {}

    /** The seat that all agents of this process share. */
    static final SpinSeat OF_PROCESS = new SpinSeat(1024);

    private final AtomicReference<@Nullable Holder> holder = new AtomicReference<>();
    private final Sleepers sleepers;

    /** A seat that is free, with room for so many sleepers. */
    SpinSeat(int places) {
        this.sleepers = new Sleepers(places);
    }

    /** Those that the holder watches for. */
    Sleepers sleepers() {
        return sleepers;
    }

    /** Whether {@code agent} has the seat now; takes it if it is free. */
    boolean take(Holder agent) {
        Holder current = holder.get();
        return current == agent || (current == null && holder.compareAndSet(null, agent));
    }

    /** Frees the seat if {@code agent} has it; a seat that is free has one sleeper woken, who takes it. */
    void leave(Holder agent) {
        if (holder.get() == agent) {
            holder.set(null);
        }
        if (holder.get() == null) {
            sleepers.wakeOne();
        }
    }
}
