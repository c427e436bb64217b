package io.atr.model;

/** A subscription's place in one shard's log. */
final class ModelCursor {
    final ModelSubscription owner;
    final ModelStall stall;
    long position;
    long seen;
    boolean holds;
    boolean slow;
    boolean detached;

    ModelCursor(ModelSubscription owner, long position, long stallWindow) {
        this.owner = owner;
        this.position = position;
        this.seen = position;
        this.holds = owner.gating;
        this.stall = new ModelStall(stallWindow);
    }

    /** The end of the log as the reader knows it: it looks again once it has read all that it saw. */
    long end(ModelLog log) {
        if (seen == position) {
            seen = log.end();
        }
        return seen;
    }
}
