package io.atr.node.backtest;

import io.atr.node.replay.Key;
import io.atr.node.replay.StoppedException;

/** Where datagrams go whose verdicts differ, one at a time, in the capture's order. */
interface Differences extends AutoCloseable {
    /** Keeps nothing. */
    Differences NOWHERE = (index, timeNs, topic, sender, before, after) -> {};

    /**
     * Takes the next one.
     *
     * @param index of the datagram, over all passes, from 0
     * @param timeNs the capture's own time
     * @param topic as the new rules see it
     * @param sender as the new rules see it
     * @param before the code of the reason under the old rules
     * @param after the code under the new ones
     */
    void add(long index, long timeNs, Key topic, Key sender, int before, int after) throws StoppedException;

    /** Hands on the rest. */
    @Override
    default void close() throws StoppedException {}
}
