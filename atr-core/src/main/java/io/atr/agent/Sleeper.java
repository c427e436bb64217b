package io.atr.agent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An agent's thread that sleeps for long, and is called by others. The thread lies down, looks a last time whether it
 * has to, parks, and gets up; who calls it after it lay down ends that park, even one that has not begun.
 */
final class Sleeper {
    private static final int UP = 0;
    private static final int DOWN = 1;
    private static final int CALLED = 2;

    private final Agent agent;
    private final Thread thread;
    private final AtomicInteger state = new AtomicInteger(UP);

    Sleeper(Agent agent, Thread thread) {
        this.agent = agent;
        this.thread = thread;
    }

    /** Any thread: what {@link Agent#mayHaveWork} answers. */
    boolean mayHaveWork() {
        return agent.mayHaveWork();
    }

    /** Its thread: can be called from now on. */
    void lieDown() {
        state.set(DOWN);
    }

    /** Its thread: whoever calls it now comes to nothing. */
    void getUp() {
        state.set(UP);
    }

    /** Any thread: whether it lies down and was not called yet. */
    boolean isDown() {
        return state.get() == DOWN;
    }

    /** Any thread: wakes it if it is down; answers whether it was. A thread is called once each time that it lies down. */
    boolean call() {
        if (isDown() && state.compareAndSet(DOWN, CALLED)) {
            LockSupport.unpark(thread);
            return true;
        }
        return false;
    }
}
