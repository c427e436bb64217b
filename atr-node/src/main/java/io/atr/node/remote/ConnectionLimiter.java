package io.atr.node.remote;

import io.atr.node.access.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the acceptors of all listeners and closes connections above a number. */
@ChannelHandler.Sharable
final class ConnectionLimiter extends ChannelInboundHandlerAdapter {
    private final int most;
    private final RemoteCounters counters;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimiter(int most, RemoteCounters counters) {
        this.most = most;
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            boolean unix = connection instanceof io.netty.channel.unix.DomainSocketChannel;
            counters.add(RemoteCounters.Count.CONNECTIONS_REFUSED, unix ? Transport.UNIX : Transport.TCP, 1);
            connection.unsafe().closeForcibly();
            return;
        }
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        context.fireChannelRead(accepted);
    }
}
