package io.atr.agent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Those that sleep for long while somebody watches for them. Any thread, except where one is named. */
final class Sleepers {
    private final AtomicReferenceArray<@Nullable Sleeper> places;
    private final AtomicInteger end = new AtomicInteger();
    private int next;

    /** Room for so many. */
    Sleepers(int places) {
        this.places = new AtomicReferenceArray<>(places);
    }

    /** Takes a place; false when there is none. */
    boolean join(Sleeper sleeper) {
        for (int i = 0; i < places.length(); i++) {
            if (places.compareAndSet(i, null, sleeper)) {
                end.accumulateAndGet(i + 1, Math::max);
                return true;
            }
        }
        return false;
    }

    /** Gives the place back. */
    void quit(Sleeper sleeper) {
        for (int i = 0; i < end.get(); i++) {
            if (places.compareAndSet(i, sleeper, null)) {
                return;
            }
        }
    }

    /** The one that watches: wakes the next in turn if it is down and its agent may have work. */
    void lookAtNext() {
        int i = next >= end.get() ? 0 : next;
        next = i + 1;
        Sleeper sleeper = places.get(i);
        if (sleeper != null && sleeper.isDown() && sleeper.mayHaveWork()) {
            sleeper.call();
        }
    }

    /** Wakes one that is down, if any is. */
    void wakeOne() {
        for (int i = 0; i < end.get(); i++) {
            Sleeper sleeper = places.get(i);
            if (sleeper != null && sleeper.call()) {
                return;
            }
        }
    }
}
