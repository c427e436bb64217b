package io.atr;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** A fixed number of numbered places that come and go. Any thread. */
final class Places {
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    private final AtomicIntegerArray places;

    Places(int count) {
        places = new AtomicIntegerArray(count);
    }

    /** Takes a free place, or answers -1. */
    int take() {
        for (int i = 0; i < places.length(); i++) {
            if (places.compareAndSet(i, FREE, TAKEN)) {
                return i;
            }
        }
        return -1;
    }

    /** Gives a place back. */
    void free(int place) {
        places.set(place, FREE);
    }

    /** How many places are taken. */
    int taken() {
        int count = 0;
        for (int i = 0; i < places.length(); i++) {
            count += places.get(i);
        }
        return count;
    }
}
