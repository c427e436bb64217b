package io.atr.platform;

import java.util.Map;

/** The error numbers of Linux that the callers of this package tell apart, and what to say about the others. */
public final class Errno {
    /** Not permitted, by a seal for instance. */
    public static final int EPERM = 1;

    /** No such file. */
    public static final int ENOENT = 2;

    /** A signal came in between. */
    public static final int EINTR = 4;

    /** No such descriptor. */
    public static final int EBADF = 9;

    /** It would have to wait. */
    public static final int EAGAIN = 11;

    /** No access to a file. */
    public static final int EACCES = 13;

    /** An argument that the kernel does not take. */
    public static final int EINVAL = 22;

    /** The process has as many descriptors as it may. */
    public static final int EMFILE = 24;

    /** The other side does not read any more. */
    public static final int EPIPE = 32;

    /** Somebody has the address already. */
    public static final int EADDRINUSE = 98;

    /** The other side is gone. */
    public static final int ECONNRESET = 104;

    /** Nobody listens there. */
    public static final int ECONNREFUSED = 111;

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(EPERM, "not permitted"),
            Map.entry(ENOENT, "no such file"),
            Map.entry(EBADF, "the descriptor is closed"),
            Map.entry(EAGAIN, "it would have to wait"),
            Map.entry(12, "no memory left"),
            Map.entry(EACCES, "permission denied"),
            Map.entry(20, "a part of the path is not a directory"),
            Map.entry(EINVAL, "the kernel does not take these arguments"),
            Map.entry(23, "the system has no descriptors left"),
            Map.entry(EMFILE, "the process has no descriptors left; raise ulimit -n"),
            Map.entry(28, "no space left"),
            Map.entry(30, "a read-only file system"),
            Map.entry(EPIPE, "the other side has closed"),
            Map.entry(EADDRINUSE, "the address is in use"),
            Map.entry(91, "the socket is of another type"),
            Map.entry(ECONNRESET, "the other side is gone"),
            Map.entry(109, "too many descriptors are on their way"),
            Map.entry(ECONNREFUSED, "nobody listens there"));

    private Errno() {}

    /** What a negative result of a call means, in words, with its number. */
    public static String text(long result) {
        int number = (int) -result;
        String known = TEXTS.get(number);
        return known == null ? "errno " + number : known + " (errno " + number + ")";
    }
}
