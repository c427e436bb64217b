package io.atr.hot;

/** What one turn of a loop is for. */
public enum Turn {
    /** One packet, or a run of them that may be as short as that: within it no reference may be chased. */
    PACKET,
    /** Packets that lie side by side, up to 32 or 64 of them or to where the ring wraps. */
    PIECE,
    /** A lane, a log or a group of lanes. */
    LANE,
    /** A subscriber. */
    SUBSCRIBER,
    /** Some bytes of one packet. */
    WORD,
    /** A part of a window of time. */
    TIME
}
