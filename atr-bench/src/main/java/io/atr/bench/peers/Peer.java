package io.atr.bench.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whom ATR is compared with. */
public enum Peer {
    /** What the machine allows: see {@link RawHandoff}. */
    RAW("raw", 1),
    /** The Disruptor with a single-producer sequencer. */
    DISRUPTOR_SP("disruptor-sp", 1),
    /** The Disruptor with a multi-producer sequencer, and three publishers. */
    DISRUPTOR_MP("disruptor-mp", 3),
    /** JCTools' single-producer single-consumer queues. */
    JCTOOLS_SPSC("jctools-spsc", 1),
    /** Agrona's one-to-one ring buffers. */
    AGRONA_1TO1("agrona-1to1", 1),
    /** Agrona's many-to-one ring buffer, and three publishers. */
    AGRONA_MTO1("agrona-mto1", 3),
    /** Aeron's IPC streams. */
    AERON_IPC("aeron-ipc", 1),
    /** ATR itself, with the shard in a process of its own; no peer, and compared only when asked for. */
    TWO_PROCESSES("two-processes", 1),
    /** The design that ATR did not take; no peer, and compared only when asked for. */
    JUDGE_IN_PLACE("judge-in-place", 1);

    private final String label;
    private final int publishers;

    Peer(String label, int publishers) {
        this.label = label;
        this.publishers = publishers;
    }

    /** The name in reports and options. */
    public String label() {
        return label;
    }

    /** How many publishers take turns. */
    public int publishers() {
        return publishers;
    }

    /** Those that are compared when nobody says with whom. */
    public static List<Peer> usual() {
        return Arrays.stream(values())
                .filter(peer -> peer != JUDGE_IN_PLACE && peer != TWO_PROCESSES)
                .toList();
    }

    /** The peer of a name. */
    public static Optional<Peer> named(String label) {
        return Arrays.stream(values()).filter(peer -> peer.label.equals(label)).findFirst();
    }
}
