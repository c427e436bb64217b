package io.atr;

import io.atr.governance.Reason;

/**
 * A publication whose publisher is another process, as the node sees it: the bus takes packets from lanes that the other
 * writes, and trusts nothing there. Any thread.
 */
public final class ForeignPublication implements AutoCloseable {
    private final PublicationPlace place;
    private volatile boolean lied;
    private boolean closed;

    ForeignPublication(PublicationPlace place) {
        this.place = place;
    }

    /**
     * Whether a shard saw a position that the publisher cannot have reached. That lane gives nothing any more; the
     * publication is to be closed.
     */
    public boolean hasLied() {
        return lied;
    }

    /** Called by a shard's thread. */
    void lied() {
        lied = true;
    }

    /** Packets that were judged with a reason so far, also after it was closed. */
    public long count(Reason reason) {
        return place.count(reason.code());
    }

    /** Whether every shard has let go of its lane after {@link #close}: then the memory can be given back. */
    public boolean isDrained() {
        return place.isDrained();
    }

    /** What the publisher has published by now is judged, and nothing after it. Closing twice is fine. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            place.close();
        }
    }
}
