package io.atr.verify.line;

import io.atr.Bus;

/** A running bus of one shard, however its shard is driven. The shard's thread is called {@link #SHARD}. */
public interface Stand extends AutoCloseable {
    /** The name of the thread that drives the shard. */
    String SHARD = "atr-shard-0";

    /** The bus, its clients not opened yet. */
    Bus bus();

    /** Called once, after the clients were opened and before the first packet. */
    default void begin() {}

    @Override
    void close();
}
