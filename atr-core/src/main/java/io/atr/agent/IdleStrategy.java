package io.atr.agent;

/**
 * What an agent's thread does when there was nothing to do. An instance belongs to one thread.
 *
 * <p>{@link Idling} names the strategies that settings offer.
 */
public interface IdleStrategy {
    /** Called by the agent's thread before its first round, and after a pause. */
    default void onStart(Agent agent) {}

    /** Called after every round, by the agent's thread, with what {@link Agent#doWork} answered. */
    void idle(int workDone);

    /** What idling has cost so far; any thread. */
    IdleCost cost();

    /** Called by the agent's thread when it ends or pauses; {@link #onStart} may follow. */
    default void onClose() {}
}
