package io.atr.node.remote;

import io.atr.node.access.PeerCredentials;
import io.grpc.Attributes;
import io.grpc.ServerCredentials;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalNettyServerCredentials;
import io.grpc.netty.InternalProtocolNegotiationEvent;
import io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.grpc.netty.ProtocolNegotiationEvent;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.util.AsciiString;
import java.io.IOException;

/**
 * Plain text over a Unix domain socket, which asks the kernel who is at the other end and tells it to
 * {@link CallerInterceptor}. gRPC itself leaves no other place in which a connection's socket and its attributes meet.
 */
public final class PeerNegotiator implements InternalProtocolNegotiator.ProtocolNegotiator {
    /** Who is at the other end; absent on other transports. */
    static final Attributes.Key<PeerCredentials> PEER = Attributes.Key.create("atr-peer");

    private static final AsciiString HTTP = AsciiString.cached("http");

    private PeerNegotiator() {}

    /** For a server that listens on a Unix domain socket with epoll. */
    public static ServerCredentials serverCredentials() {
        return InternalNettyServerCredentials.create(new PeerNegotiator());
    }

    @Override
    public AsciiString scheme() {
        return HTTP;
    }

    @Override
    public ChannelHandler newHandler(GrpcHttp2ConnectionHandler grpc) {
        ChannelHandler next = InternalProtocolNegotiators.grpcNegotiationHandler(grpc);
        return InternalProtocolNegotiators.waitUntilActiveHandler(new Asking(next), grpc.getNegotiationLogger());
    }

    @Override
    public void close() {}

    /** Adds the credentials to the event that passes by, and makes way. */
    private static final class Asking extends ChannelInboundHandlerAdapter {
        private final ChannelHandler next;

        private Asking(ChannelHandler next) {
            this.next = next;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws IOException {
            Object passed = event;
            if (event instanceof ProtocolNegotiationEvent negotiation) {
                passed = withPeer(negotiation, context.channel());
                context.pipeline().replace(context.name(), null, next);
            }
            context.fireUserEventTriggered(passed);
        }

        private static ProtocolNegotiationEvent withPeer(ProtocolNegotiationEvent event, Channel channel)
                throws IOException {
            if (!(channel instanceof EpollDomainSocketChannel socket)) {
                throw new IOException("this listener takes Unix domain sockets only");
            }
            io.netty.channel.unix.PeerCredentials peer = socket.peerCredentials();
            int[] gids = peer.gids();
            PeerCredentials known = new PeerCredentials(peer.uid(), gids.length == 0 ? -1 : gids[0], peer.pid());
            Attributes attributes = InternalProtocolNegotiationEvent.getAttributes(event);
            Attributes.Builder more = attributes.toBuilder().set(PEER, known);
            Arrival arrival = channel.attr(Arrival.ON_CHANNEL).get();
            if (arrival != null) {
                more.set(Arrivals.KEY, arrival);
            }
            return InternalProtocolNegotiationEvent.withAttributes(event, more.build());
        }
    }
}
