package io.atr.node.gate;

import java.util.ArrayDeque;

/**
 * Batches that wait for their next call: small ones apart from large ones, so that a short message is not charged for the memory
 * of a long one. One thread.
 */
final class BatchPool implements AutoCloseable {
    private static final int SMALL_PACKETS = 1 << 11;
    private static final int SMALL_MESSAGE = 1 << 15;
    private static final int KEPT_PACKETS = 1 << 17;

    private final ArrayDeque<Batch> small = new ArrayDeque<>();
    private final ArrayDeque<Batch> large = new ArrayDeque<>();
    private int kept;
    private boolean closed;

    /** A batch for a message of a length; with room for nothing when the purse does not have enough. */
    Batch take(int messageLength, Purse purse) {
        ArrayDeque<Batch> pool = messageLength > SMALL_MESSAGE && !large.isEmpty() ? large : small;
        Batch batch = pool.peek();
        if (batch != null && batch.reuse(purse)) {
            pool.remove();
            kept -= batch.room();
            return batch;
        }
        return Batch.create(purse);
    }

    /** Takes a batch back; twice is fine as long as nobody else has it. */
    void giveBack(Batch batch) {
        if (!batch.release()) {
            return;
        }
        if (!closed && batch.room() > 0 && kept + batch.room() <= KEPT_PACKETS) {
            kept += batch.room();
            (batch.room() <= SMALL_PACKETS ? small : large).push(batch);
        } else {
            batch.free();
        }
    }

    @Override
    public void close() {
        closed = true;
        small.forEach(Batch::free);
        small.clear();
        large.forEach(Batch::free);
        large.clear();
    }
}
