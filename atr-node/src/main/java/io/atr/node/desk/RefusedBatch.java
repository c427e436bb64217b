package io.atr.node.desk;

import io.atr.RefusalHandler;

/** Keeps refusals, in their order, until they are handed on. One thread. */
final class RefusedBatch implements RefusalHandler {
    private final long[] flags;
    private final int[] topics;
    private final int[] senders;
    private final int[] codes;
    private int size;

    /** Room for so many. */
    RefusedBatch(int capacity) {
        flags = new long[capacity];
        topics = new int[capacity];
        senders = new int[capacity];
        codes = new int[capacity];
    }

    @Override
    public void onRefusal(long flags, int topic, int sender, int code) {
        this.flags[size] = flags;
        topics[size] = topic;
        senders[size] = sender;
        codes[size] = code;
        size++;
    }

    /** Hands on all of them, and keeps none. */
    void handOut(RefusalHandler to) {
        for (int i = 0; i < size; i++) {
            to.onRefusal(flags[i], topics[i], senders[i], codes[i]);
        }
        size = 0;
    }
}
