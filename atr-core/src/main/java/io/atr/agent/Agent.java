package io.atr.agent;

/** Something that is run over and over by one thread. */
public interface Agent {
    /**
     * Does what there is to do, without blocking.
     *
     * @return how much was done; 0 when there was nothing
     */
    int doWork();

    /** Names the thread. */
    String roleName();

    /** Called once, by the agent's thread, after the last {@link #doWork}. */
    default void onClose() {}
}
