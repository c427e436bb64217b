package io.atr.platform;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file without a name in memory, that processes pass to each other by its descriptor. Its size is sealed before
 * anybody else gets it: a reader can then never be hit by a page that was cut off under it. Any thread.
 */
public final class MemoryFile implements AutoCloseable {
    private static final int MFD_CLOEXEC = 0x1;
    private static final int MFD_ALLOW_SEALING = 0x2;
    private static final int MFD_NOEXEC_SEAL = 0x8;

    private static final int F_ADD_SEALS = 1033;
    private static final int F_GET_SEALS = 1034;
    private static final int SEAL_SEAL = 0x1;
    private static final int SEAL_SIZE = 0x2 | 0x4;
    private static final int SEAL_FUTURE_WRITE = 0x10;

    private static final int CLOSED = -1;

    private final String what;
    private final long bytes;
    private final AtomicInteger fd;

    private MemoryFile(String what, int fd, long bytes) {
        this.what = what;
        this.fd = new AtomicInteger(fd);
        this.bytes = bytes;
    }

    /**
     * A fresh, zeroed file; not sealed yet.
     *
     * @param what names it in errors and in the process's list of mappings
     * @param bytes whole pages
     */
    public static MemoryFile create(String what, long bytes) throws IOException {
        Descriptors calls = Descriptors.required();
        int flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
        int fd = calls.memoryFile(name(what), flags | MFD_NOEXEC_SEAL);
        if (fd == -Errno.EINVAL) {
            fd = calls.memoryFile(name(what), flags); // kernels before 6.3 do not know the third flag
        }
        if (fd < 0) {
            throw new IOException(what + ": no memory file to be had: " + Errno.text(fd));
        }
        MemoryFile file = new MemoryFile(what, fd, bytes);
        int refused = calls.truncate(fd, bytes);
        if (refused < 0) {
            file.close();
            throw new IOException(what + ": no " + bytes + " bytes of shared memory: " + Errno.text(refused));
        }
        return file;
    }

    /**
     * A file that another process sent. The descriptor belongs to the file from now on, and is closed when it is refused.
     *
     * @throws IOException when it can still change its size, or has another size than the sender said
     */
    public static MemoryFile received(String what, int fd, long bytes) throws IOException {
        MemoryFile file = new MemoryFile(what, fd, bytes);
        Descriptors calls = Descriptors.required();
        int seals = calls.control(fd, F_GET_SEALS, 0);
        long size = calls.size(fd);
        if (seals >= 0 && (seals & SEAL_SIZE) == SEAL_SIZE && size == bytes) {
            return file;
        }
        file.close();
        throw new IOException(what + ": refused, since the memory that was sent "
                + (seals < 0 || (seals & SEAL_SIZE) != SEAL_SIZE
                        ? "can be cut off at any time: its sender must seal its size"
                        : "has " + size + " bytes, not the " + bytes + " that were announced"));
    }

    /**
     * Fixes the size for ever; {@code readOnlyForOthers} also refuses every mapping for writing, and every write, that
     * comes after this call, by whomever.
     */
    public void seal(boolean readOnlyForOthers) throws IOException {
        int seals = SEAL_SIZE | SEAL_SEAL | (readOnlyForOthers ? SEAL_FUTURE_WRITE : 0);
        int refused = Descriptors.required().control(fd(), F_ADD_SEALS, seals);
        if (refused < 0) {
            throw new IOException(what + ": the kernel cannot seal shared memory: " + Errno.text(refused)
                    + "; Linux 5.1 or later is needed");
        }
    }

    /** Whether nobody can map the file for writing any more. */
    public boolean isReadOnly() {
        int seals = Descriptors.required().control(fd(), F_GET_SEALS, 0);
        return seals >= 0 && (seals & SEAL_FUTURE_WRITE) != 0;
    }

    /** What it is called in errors. */
    public String what() {
        return what;
    }

    /** Its descriptor, to be sent to others. */
    public int fd() {
        int open = fd.get();
        if (open == CLOSED) {
            throw new IllegalStateException(what + ": its descriptor was closed");
        }
        return open;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** Closes the descriptor; mappings stay. Closing twice is fine. */
    @Override
    public void close() {
        int open = fd.getAndSet(CLOSED);
        if (open != CLOSED) {
            Descriptors.required().close(open);
        }
    }

    private static String name(String what) {
        return "atr-" + what.replace(' ', '-');
    }
}
