/** The data plane of ATR: packets, lanes, governance, shards and logs. It depends on the JDK alone. */
module io.atr.core {
    requires static org.jspecify;

    exports io.atr;
    exports io.atr.agent;
    exports io.atr.bridge;
    exports io.atr.governance;
    exports io.atr.hot;
    exports io.atr.memory;
    exports io.atr.packet;
    exports io.atr.platform;
    exports io.atr.ring;
    exports io.atr.shard;
}
