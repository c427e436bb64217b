package io.atr.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The C library's calls for sockets: what they answer, or the negative errno. */
final class SocketCalls {
    private static final Optional<SocketCalls> INSTANCE = Native.load(SocketCalls::new);

    private final MethodHandle socket;
    private final MethodHandle socketpair;
    private final MethodHandle bind;
    private final MethodHandle listen;
    private final MethodHandle accept;
    private final MethodHandle connect;
    private final MethodHandle sendmsg;
    private final MethodHandle recvmsg;
    private final MethodHandle getsockopt;
    private final MethodHandle shutdown;
    private final MethodHandle poll;

    private SocketCalls() {
        var i = ValueLayout.JAVA_INT;
        var l = ValueLayout.JAVA_LONG;
        var a = ValueLayout.ADDRESS;
        socket = Native.handle("socket", FunctionDescriptor.of(i, i, i, i));
        socketpair = Native.handle("socketpair", FunctionDescriptor.of(i, i, i, i, a));
        bind = Native.handle("bind", FunctionDescriptor.of(i, i, a, i));
        listen = Native.handle("listen", FunctionDescriptor.of(i, i, i));
        accept = Native.handle("accept4", FunctionDescriptor.of(i, i, a, a, i));
        connect = Native.handle("connect", FunctionDescriptor.of(i, i, a, i));
        sendmsg = Native.handle("sendmsg", FunctionDescriptor.of(l, i, a, i));
        recvmsg = Native.handle("recvmsg", FunctionDescriptor.of(l, i, a, i));
        getsockopt = Native.handle("getsockopt", FunctionDescriptor.of(i, i, i, i, a, a));
        shutdown = Native.handle("shutdown", FunctionDescriptor.of(i, i, i));
        poll = Native.handle("poll", FunctionDescriptor.of(i, a, l, i));
    }

    static Optional<SocketCalls> instance() {
        return INSTANCE;
    }

    static SocketCalls required() {
        return INSTANCE.orElseThrow(() -> new UnsupportedOperationException(
                "sockets that carry descriptors need 64-bit Linux and --enable-native-access"));
    }

    int socket(int domain, int type) {
        return (int) Native.call(state -> (int) socket.invokeExact(state, domain, type, 0));
    }

    int pair(int domain, int type, MemorySegment two) {
        return (int) Native.call(state -> (int) socketpair.invokeExact(state, domain, type, 0, two));
    }

    int bind(int fd, MemorySegment address, int bytes) {
        return (int) Native.call(state -> (int) bind.invokeExact(state, fd, address, bytes));
    }

    int listen(int fd, int backlog) {
        return (int) Native.call(state -> (int) listen.invokeExact(state, fd, backlog));
    }

    int accept(int fd, int flags) {
        MemorySegment none = MemorySegment.NULL;
        return (int) Native.callThrough(state -> (int) accept.invokeExact(state, fd, none, none, flags));
    }

    int connect(int fd, MemorySegment address, int bytes) {
        return (int) Native.callThrough(state -> (int) connect.invokeExact(state, fd, address, bytes));
    }

    long send(int fd, MemorySegment header, int flags) {
        return Native.callThrough(state -> (long) sendmsg.invokeExact(state, fd, header, flags));
    }

    long receive(int fd, MemorySegment header, int flags) {
        return Native.callThrough(state -> (long) recvmsg.invokeExact(state, fd, header, flags));
    }

    int option(int fd, int level, int name, MemorySegment value, MemorySegment length) {
        return (int) Native.call(state -> (int) getsockopt.invokeExact(state, fd, level, name, value, length));
    }

    int shutdown(int fd, int how) {
        return (int) Native.call(state -> (int) shutdown.invokeExact(state, fd, how));
    }

    /** One wait; a signal ends it early, with {@link Errno#EINTR}. */
    int poll(MemorySegment entries, long count, int millis) {
        return (int) Native.call(state -> (int) poll.invokeExact(state, entries, count, millis));
    }
}
