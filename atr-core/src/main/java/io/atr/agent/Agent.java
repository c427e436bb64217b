package io.atr.agent;

/** Something that is run over and over by one thread. */
public interface Agent {
    /**
     * Does what there is to do, without blocking.
     *
     * @return how much was done; 0 when there was nothing
     */
    int doWork();

    /**
     * Any thread: whether a round might find something to do. A guess that may be wrong for a moment but not for long;
     * it must not block or throw. An idle strategy that sleeps for long asks it whether to wake the agent's thread.
     */
    default boolean mayHaveWork() {
        return true;
    }

    /** Names the thread. */
    String roleName();

    /** Called once, by the agent's thread, after the last {@link #doWork}. */
    default void onClose() {}
}
