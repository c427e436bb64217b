package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One event, counted for one thread by the kernel or the processor. Counts from the moment it is opened.
 *
 * <pre>
 *   attributes   0  type   4  size   8  config   32  format of readings   40  flags       64 bytes, the first version
 *   reading      0  count  8  nanoseconds enabled   16  nanoseconds running
 * </pre>
 */
final class PerfCounter implements AutoCloseable {
    private static final int ATTRIBUTES = 64;
    private static final int READING = 24;
    private static final long TIMES = 0x1 | 0x2;
    private static final long EXCLUDE_KERNEL = 1L << 5;
    private static final long EXCLUDE_HYPERVISOR = 1L << 6;
    private static final long CLOSE_ON_EXEC = 8;

    private final PerfEvent event;
    private final int fd;
    private final boolean userOnly;
    private final String refusal;
    private boolean closed;

    private PerfCounter(PerfEvent event, long fd, boolean userOnly, String refusal) {
        this.event = event;
        this.fd = (int) fd;
        this.userOnly = userOnly;
        this.refusal = refusal;
    }

    /** How a counter is had. */
    @FunctionalInterface
    interface Opener {
        /** A descriptor, or the negative errno. */
        long open(PerfEvent event, int task, boolean userOnly);
    }

    /** A counter; where the kernel refuses, one that says why and counts nothing. */
    static PerfCounter open(PerfEvent event, int task) {
        return open(event, task, PerfCounter::open, PerfRefusal.here());
    }

    /** As above; what happens in the kernel is left out where that helps and does not leave out the event itself. */
    static PerfCounter open(PerfEvent event, int task, Opener opener, PerfRefusal refusals) {
        long fd = opener.open(event, task, false);
        if (fd >= 0) {
            return new PerfCounter(event, fd, false, "");
        }
        boolean forbidden = fd == -Errno.EACCES || fd == -Errno.EPERM;
        if (forbidden && !event.inKernel()) {
            long user = opener.open(event, task, true);
            if (user >= 0) {
                return new PerfCounter(event, user, true, "");
            }
            fd = user;
        }
        return new PerfCounter(event, fd, false, refusals.text(event, fd));
    }

    /** Where it stands; any thread. */
    PerfReading read() {
        if (!refusal.isEmpty() || closed) {
            return PerfReading.refused(event, closed ? event.name() + ": the counter is closed" : refusal);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment reading = arena.allocate(READING, 8);
            long bytes = Descriptors.required().read(fd, reading);
            if (bytes != READING) {
                return PerfReading.refused(event, event.name() + ": cannot be read: " + Errno.text(bytes));
            }
            long[] words = reading.toArray(ValueLayout.JAVA_LONG);
            return new PerfReading(event, words[0], words[1], words[2], userOnly, "");
        }
    }

    /** Closing twice is fine. */
    @Override
    public void close() {
        if (refusal.isEmpty() && !closed) {
            closed = true;
            Descriptors.required().close(fd);
        }
    }

    private static long open(PerfEvent event, int task, boolean userOnly) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES, 8);
            attributes.set(ValueLayout.JAVA_INT, 0, event.type());
            attributes.set(ValueLayout.JAVA_INT, 4, ATTRIBUTES);
            attributes.set(ValueLayout.JAVA_LONG, 8, event.config());
            attributes.set(ValueLayout.JAVA_LONG, 32, TIMES);
            attributes.set(ValueLayout.JAVA_LONG, 40, EXCLUDE_HYPERVISOR | (userOnly ? EXCLUDE_KERNEL : 0));
            long anyProcessor = -1;
            long noGroup = -1;
            return Syscalls.call(
                    Syscalls.Call.PERF_EVENT_OPEN, attributes.address(), task, anyProcessor, noGroup, CLOSE_ON_EXEC, 0);
        }
    }
}
