package io.atr.node.remote;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the accepted connection behind a gRPC transport: by its two addresses where it is TCP, and by what
 * {@link PeerNegotiator} noted where it is a Unix socket. Any thread.
 */
final class Arrivals {
    static final Attributes.Key<Arrival> KEY = Attributes.Key.create("atr-arrival");

    private record Ends(SocketAddress local, SocketAddress remote) {}

    private final ConcurrentMap<Ends, Arrival> open = new ConcurrentHashMap<>();

    void add(Channel channel, Arrival arrival) {
        if (channel.remoteAddress() instanceof InetSocketAddress remote) {
            open.put(new Ends(channel.localAddress(), remote), arrival);
        }
    }

    void remove(Channel channel) {
        if (channel.remoteAddress() instanceof InetSocketAddress remote) {
            open.remove(new Ends(channel.localAddress(), remote));
        }
    }

    /** The connection, or null where there is none, as within this process. */
    @Nullable
    Arrival of(Attributes attributes) {
        Arrival noted = attributes.get(KEY);
        SocketAddress local = attributes.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
        SocketAddress remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (noted != null || local == null || remote == null) {
            return noted;
        }
        return open.get(new Ends(local, remote));
    }
}
