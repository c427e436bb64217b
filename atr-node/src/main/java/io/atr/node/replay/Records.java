package io.atr.node.replay;

/** Where verdicts go, one at a time, in the order of the datagrams. */
interface Records extends AutoCloseable {
    /** Keeps nothing. */
    Records NOWHERE = (timeNs, topic, sender, code) -> {};

    /** Takes the next one. */
    void add(long timeNs, Key topic, Key sender, int code) throws StoppedException;

    /** Hands on what was taken so far. */
    default void flush() throws StoppedException {}

    /** Hands on the rest. */
    @Override
    default void close() throws StoppedException {}
}
