package io.atr.node.remote;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The threads that read and write connections and carry batches: epoll where the kernel has it, else NIO. */
public final class EventLoops implements AutoCloseable {
    private static final int CLOSING_SECONDS = 2;

    private final EventLoopGroup acceptors = group("atr-accept", 1);
    private final EventLoopGroup workers;

    /** Starts {@code threads} threads for connections, and one that accepts them. */
    public EventLoops(int threads) {
        this.workers = group("atr-remote", threads);
    }

    private static EventLoopGroup group(String name, int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory(name, true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** The loops that carry batches; each needs a gateway. */
    public EventLoopGroup workers() {
        return workers;
    }

    EventLoopGroup acceptors() {
        return acceptors;
    }

    /** Whether there are Unix domain sockets. */
    public static boolean hasUnixSockets() {
        return Epoll.isAvailable();
    }

    /** A socket that accepts TCP connections, with a handler in front. */
    static ServerChannel tcp(ConnectionLimiter limiter) {
        return guarded(Epoll.isAvailable() ? new EpollServerSocketChannel() : new NioServerSocketChannel(), limiter);
    }

    /** A Unix domain socket that accepts connections, with a handler in front. */
    static ServerChannel unix(ConnectionLimiter limiter) {
        return guarded(new EpollServerDomainSocketChannel(), limiter);
    }

    private static <T extends Channel> T guarded(T channel, ConnectionLimiter limiter) {
        channel.pipeline().addFirst(limiter);
        return channel;
    }

    @Override
    public void close() {
        acceptors.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        workers.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
