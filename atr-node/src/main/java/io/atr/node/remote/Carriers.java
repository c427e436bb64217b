package io.atr.node.remote;

import io.atr.node.access.Transport;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Tells over what a call or connection came. */
final class Carriers {
    private Carriers() {}

    static Transport of(Attributes attributes) {
        SocketAddress remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (remote instanceof InetSocketAddress) {
            return Transport.TCP;
        }
        return remote instanceof DomainSocketAddress ? Transport.UNIX : Transport.IN_PROCESS;
    }
}
