package io.atr.node.gate;

import org.jspecify.annotations.Nullable;

/** The batches in flight of a gateway, by slot. One thread. */
final class BatchTable {
    private final @Nullable Batch[] batches;
    private final int[] free;
    private int freeCount;

    BatchTable(int slots) {
        this.batches = new Batch[slots];
        this.free = new int[slots];
        for (int slot = slots - 1; slot >= 0; slot--) {
            free[freeCount++] = slot;
        }
    }

    boolean isFull() {
        return freeCount == 0;
    }

    boolean isEmpty() {
        return freeCount == free.length;
    }

    void put(Batch batch) {
        batch.slot = free[--freeCount];
        batches[batch.slot] = batch;
    }

    /** The batch of a slot that is in use. */
    Batch get(int slot) {
        Batch batch = batches[slot];
        if (batch == null) {
            throw new IllegalStateException("a verdict for a batch that is not in flight");
        }
        return batch;
    }

    /** Any batch that is in flight. */
    @Nullable
    Batch any() {
        for (Batch batch : batches) {
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    void remove(Batch batch) {
        batches[batch.slot] = null;
        free[freeCount++] = batch.slot;
    }
}
