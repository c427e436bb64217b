package io.atr.platform;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Unix socket that keeps messages whole and in order, and carries descriptors ({@code SOCK_SEQPACKET}). No call waits:
 * that is what {@link Poller} is for. One thread sends and one receives; closing is for any.
 */
public final class UnixSocket implements AutoCloseable {
    /** Bytes of a socket's path at the most. */
    public static final int MAX_PATH = 107;

    /** The answer to a message that was longer than there is room for, or brought descriptors nobody asked for. */
    public static final int REFUSED = -90;

    static final int AF_UNIX = 1;
    static final int SEND = 0x40 | 0x4000; // do not wait, no signal
    private static final int TYPE = 5 | 0x80000 | 0x800; // seqpacket, close on exec, non-blocking
    private static final int FLAGS = 0x80000 | 0x800;
    private static final int RECEIVE = 0x40 | 0x40000000; // do not wait, descriptors are closed on exec
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int BOTH = 2;
    private static final int S_IFMT = 0xF000;
    private static final int S_IFSOCK = 0xC000;
    private static final int ECONNABORTED = 103;
    private static final int CLOSED = -1;

    private final AtomicInteger fd;
    private final SocketCalls calls = SocketCalls.required();

    private UnixSocket(int fd) {
        this.fd = new AtomicInteger(fd);
    }

    /** Whether there are such sockets here. */
    public static boolean isSupported() {
        return SocketCalls.instance().isPresent();
    }

    /**
     * Removes a socket that a process left behind, so that another can listen there.
     *
     * @throws IOException when there is something that is no socket: it stays, whatever it is
     */
    public static void clear(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & S_IFMT) != S_IFSOCK) {
            throw new IOException(path + ": there is something that is no socket; move it, or choose another path");
        }
        Files.deleteIfExists(path);
    }

    /** A socket that listens at a path, where there is no file yet. */
    public static UnixSocket listen(Path path, int backlog) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = address(path.toString(), true, arena);
            UnixSocket socket = fresh(path);
            int refused = socket.calls.bind(socket.fd(), address, (int) address.byteSize());
            if (refused == 0) {
                refused = socket.calls.listen(socket.fd(), backlog);
            }
            return socket.orRefused(path, "cannot listen there", refused);
        }
    }

    /** A connection to whoever listens at a path. */
    public static UnixSocket connect(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = address(path.toString(), true, arena);
            UnixSocket socket = fresh(path);
            int refused = socket.calls.connect(socket.fd(), address, (int) address.byteSize());
            return socket.orRefused(path, "cannot connect", refused);
        }
    }

    /** Two sockets that are connected to each other. */
    public static UnixSocket[] pair() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment two = arena.allocate(8, 4);
            int refused = SocketCalls.required().pair(AF_UNIX, TYPE, two);
            if (refused < 0) {
                throw new IOException("no pair of sockets to be had: " + Errno.text(refused));
            }
            return new UnixSocket[] {
                new UnixSocket(two.get(ValueLayout.JAVA_INT, 0)), new UnixSocket(two.get(ValueLayout.JAVA_INT, 4))
            };
        }
    }

    /** A connection that waits to be accepted; null when there is none. */
    public @Nullable UnixSocket accept() throws IOException {
        int accepted = calls.accept(fd(), FLAGS);
        if (accepted >= 0) {
            return new UnixSocket(accepted);
        }
        if (accepted == -Errno.EAGAIN || accepted == -ECONNABORTED) {
            return null;
        }
        throw new IOException("no connection can be accepted: " + Errno.text(accepted));
    }

    /**
     * Sends the first bytes of a message.
     *
     * @param sent descriptors that go along; they stay ours, the other side gets copies
     * @return the bytes sent, or the negative errno: {@link Errno#EAGAIN} when the other side does not read
     */
    public int send(SocketMessage message, int bytes, int... sent) {
        return (int) calls.send(fd(), message.toSend(bytes, sent), SEND);
    }

    /**
     * Receives one message.
     *
     * @param withDescriptors whether descriptors are wanted; a message that brings some all the same is refused
     * @return its bytes, 0 when the other side has closed, {@link #REFUSED}, or the negative errno:
     *     {@link Errno#EAGAIN} when there is none
     */
    public int receive(SocketMessage message, boolean withDescriptors) {
        int bytes = (int) calls.receive(fd(), message.toReceive(withDescriptors), RECEIVE);
        if (bytes < 0) {
            return bytes;
        }
        return message.received() ? bytes : REFUSED;
    }

    /** Who connected. */
    public Peer peer() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment peer = arena.allocate(12, 4);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 12);
            int refused = calls.option(fd(), SOL_SOCKET, SO_PEERCRED, peer, length);
            if (refused < 0) {
                throw new IOException("the kernel does not tell who connected: " + Errno.text(refused));
            }
            int[] told = peer.toArray(ValueLayout.JAVA_INT);
            return new Peer(told[0], told[1], told[2]);
        }
    }

    /** The descriptor, for a {@link Poller}. */
    public int fd() {
        return fd.get();
    }

    /** Ends both directions at once: both sides' next receive answers 0. */
    public void shutdown() {
        calls.shutdown(fd(), BOTH);
    }

    /** Closing twice is fine. */
    @Override
    public void close() {
        int open = fd.getAndSet(CLOSED);
        if (open != CLOSED) {
            Descriptors.required().close(open);
        }
    }

    private UnixSocket orRefused(Path path, String what, int refused) throws IOException {
        if (refused < 0) {
            close();
            throw new IOException(path + ": " + what + ": " + Errno.text(refused));
        }
        return this;
    }

    private static UnixSocket fresh(Path path) throws IOException {
        int fd = SocketCalls.required().socket(AF_UNIX, TYPE);
        if (fd < 0) {
            throw new IOException(path + ": no socket to be had: " + Errno.text(fd));
        }
        return new UnixSocket(fd);
    }

    /** The kernel's form of a path, or of a name in its own space of names. */
    static MemorySegment address(String place, boolean isPath, Arena arena) throws IOException {
        byte[] name = place.getBytes(StandardCharsets.UTF_8);
        if (name.length > MAX_PATH) {
            throw new IOException(place + ": a socket's path has at most " + MAX_PATH + " bytes, not " + name.length
                    + "; choose a shorter one");
        }
        int before = isPath ? 0 : 1;
        MemorySegment address = arena.allocate(2L + before + name.length + (isPath ? 1 : 0), 2);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2 + before, name.length);
        return address;
    }
}
