package io.atr.platform;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/** Wakes a thread that waits in a {@link Poller}. Any thread. */
public final class EventFd implements AutoCloseable {
    private static final int FLAGS = 0x80000 | 0x800; // close on exec, non-blocking

    private final int fd;
    private boolean closed; // guarded, or a late signal would write into whoever got the number next

    /** A counter that stands at zero. */
    public EventFd() throws IOException {
        fd = Descriptors.required().eventCounter(FLAGS);
        if (fd < 0) {
            throw new IOException("no event counter to be had: " + Errno.text(fd));
        }
    }

    /** The descriptor: readable after a {@link #signal}. */
    public int fd() {
        return fd;
    }

    /** Ends the wait under way, or the next one. */
    public synchronized void signal() {
        if (!closed) {
            try (Arena arena = Arena.ofConfined()) {
                Descriptors.required().write(fd, arena.allocateFrom(ValueLayout.JAVA_LONG, 1));
            }
        }
    }

    /** Forgets the signals so far. */
    public void clear() {
        try (Arena arena = Arena.ofConfined()) {
            Descriptors.required().read(fd, arena.allocate(8, 8));
        }
    }

    /** Signals that come later do nothing. Closing twice is fine; not while somebody waits. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Descriptors.required().close(fd);
        }
    }
}
