package io.atr.node.gate;

/** Sees every batch that was judged, for samples. Called on event loops: it must return at once. */
@FunctionalInterface
public interface VerdictTap {
    /** Sees nothing. */
    VerdictTap NONE = batch -> {};

    /** A batch all of whose packets have a verdict; valid within this call only. */
    void judged(Batch batch);
}
