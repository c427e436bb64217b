package io.atr.node.view;

import io.atr.control.v1.TapBatch;

/** Where tapped packets go. All calls come from the desk's thread; none may wait. */
public interface TapSink {
    /** Whether nobody listens any more; then the tap ends. */
    boolean isGone();

    /** Whether a batch would be taken without being queued. */
    boolean isReady();

    /** Takes a batch; not called after it threw, or after {@link #end}. */
    void take(TapBatch batch);

    /** There will be no more, since the node stops. */
    void end();
}
