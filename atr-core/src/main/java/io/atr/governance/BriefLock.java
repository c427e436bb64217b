package io.atr.governance;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Excludes control threads from one another for a few instructions. Unlike a monitor's, its release does not wait until
 * the store before it has left the core: that store is the one by which rules come into force, and the line that it goes
 * to is with the shards, a cache miss away.
 */
final class BriefLock {
    private final AtomicBoolean held = new AtomicBoolean();

    void lock() {
        while (!held.compareAndSet(false, true)) {
            Thread.yield();
        }
    }

    void unlock() {
        held.setRelease(false);
    }
}
