package io.atr.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** One of everything that the scan must catch. */
final class ForbiddenThings {
    final Map<Long, Long> map = new HashMap<>();
    final List<Long> list = new ArrayList<>();
    final ReentrantLock lock = new ReentrantLock();

    Object allocates() {
        return new Object();
    }

    long[] allocatesArray() {
        return new long[4];
    }

    Object boxes(long value) {
        return value;
    }

    Runnable captures(long value) {
        return () -> map.remove(value);
    }

    String concatenates(int value) {
        return "v" + value;
    }

    void monitor() {
        synchronized (map) {
            map.clear();
        }
    }

    synchronized void synchronizedMethod() {}

    void locks() {
        lock.lock();
    }

    void hashes(long key) {
        map.get(key);
    }

    void grows(Long key) {
        list.add(key);
    }

    void throwsUp() {
        throw new IllegalStateException();
    }

    void blocks() throws InterruptedException {
        Thread.sleep(1);
    }

    void deepDown() {
        oneDown();
    }

    private void oneDown() {
        locks();
    }
}
