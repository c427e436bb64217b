package io.atr.node.rules;

/** How large rules may be. They bound the memory and the time that any file can take. */
final class RulesLimits {
    /** Bytes of a file. */
    static final int BYTES = 16 << 20;

    /** Scalars, lists and mappings: three times what 64 Ki topics or senders, spelled out, need. */
    static final int VALUES = 1 << 21;

    /** Mappings and lists inside each other; rules need four. */
    static final int DEPTH = 8;

    /** Characters of a name or pattern. */
    static final int NAME = 255;

    /** Highest topic id and highest sender id. */
    static final int HIGHEST_ID = 65_535;

    /** Packets a second, packets of a burst, packets in flight. */
    static final long MOST_PACKETS = 1_000_000_000L;

    /** Different sets of topics that senders may have: what a bus can hold at the most. */
    static final int PERMISSION_SETS = 1 << 12;

    /** Steps of comparing names with patterns and joining sets: a second or two. */
    static final long STEPS = 1L << 29;

    private RulesLimits() {}
}
