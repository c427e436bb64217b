package io.atr;

import io.atr.ring.LogReader;

/** How a subscription takes packets from a log. */
interface Reading {
    /** Hands out up to {@code limit} wanted packets; answers how many. */
    int read(LogReader log, TopicFilter filter, PacketHandler handler, int limit);

    /** Packets that were overwritten before they were read; any thread. */
    long missed();
}
