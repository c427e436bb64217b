package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waits until one of many descriptors has something to read, or its other side is gone. One thread. */
public final class Poller {
    private static final int ENTRY = 8;
    private static final short POLLIN = 1;
    private static final int FIRST_ROOM = 16;

    private final SocketCalls calls = SocketCalls.required();
    private MemorySegment entries;
    private int count;

    /** A poller that takes more memory when there are many descriptors. */
    public Poller() {
        this(FIRST_ROOM);
    }

    /** A poller that takes no more memory as long as there are no more descriptors than this. */
    public Poller(int descriptors) {
        this.entries = Arena.ofAuto().allocate((long) Math.max(FIRST_ROOM, descriptors) * ENTRY, ENTRY);
    }

    /** Forgets all descriptors. */
    public void clear() {
        count = 0;
    }

    /** Watches a descriptor as well; answers its number, from 0 on. */
    public int add(int fd) {
        long at = (long) count * ENTRY;
        if (at == entries.byteSize()) {
            entries = Arena.ofAuto().allocate(at * 2, ENTRY).copyFrom(entries);
        }
        entries.set(ValueLayout.JAVA_INT, at, fd);
        entries.set(ValueLayout.JAVA_SHORT, at + 4, POLLIN);
        entries.set(ValueLayout.JAVA_SHORT, at + 6, (short) 0);
        return count++;
    }

    /**
     * Waits.
     *
     * @param millis at the most; negative for as long as it takes
     * @return how many descriptors are {@link #isReady}; 0 when the time was up or a signal came in between
     */
    public int await(int millis) {
        int ready = calls.poll(entries, count, millis);
        return Math.max(ready, 0);
    }

    /** Whether the descriptor of that number can be read, or was closed by the other side; as of the last wait. */
    public boolean isReady(int number) {
        return entries.get(ValueLayout.JAVA_SHORT, (long) number * ENTRY + 6) != 0;
    }
}
