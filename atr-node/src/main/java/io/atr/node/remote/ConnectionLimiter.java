package io.atr.node.remote;

import io.atr.node.access.Transport;
import io.atr.node.view.Sessions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the acceptor of one listener. Who only connects holds none of the places: a connection waits until a caller of
 * it is known, for so long at the most, and where too many wait, of all or of one origin, the one that has waited longest
 * is closed. A sound client makes its first call within milliseconds; so a flood of silent connections pushes out itself.
 *
 * <p>Operators find some places more than anybody else. Any thread, but for the handler's methods.
 */
final class ConnectionLimiter extends ChannelInboundHandlerAdapter {
    private static final long LOOK_MILLIS = 500;

    private final RemoteSettings settings;
    private final Transport transport;
    private final RemoteCounters counters;
    private final Sessions sessions;
    private final Arrivals arrivals;
    private final LinkedHashSet<Arrival> waiting = new LinkedHashSet<>();
    private int places;
    private @Nullable Future<?> looking;

    /** @param arrivals where a connection is found by its two ends */
    ConnectionLimiter(
            RemoteSettings settings,
            Transport transport,
            RemoteCounters counters,
            Sessions sessions,
            Arrivals arrivals) {
        this.settings = settings;
        this.transport = transport;
        this.counters = counters;
        this.sessions = sessions;
        this.arrivals = arrivals;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        looking = context.executor()
                .scheduleWithFixedDelay(this::closeLate, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looking != null) {
            looking.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel channel = (Channel) accepted;
        Arrival arrival = arrival(channel);
        if (arrival == null) {
            channel.unsafe().closeForcibly(); // it is gone already
            return;
        }
        counters.add(RemoteCounters.Count.CONNECTIONS_ACCEPTED, transport, 1);
        channel.attr(Arrival.ON_CHANNEL).set(arrival);
        arrivals.add(channel, arrival);
        Arrival tooMany = welcome(arrival);
        channel.closeFuture().addListener(closed -> gone(channel, arrival));
        if (tooMany != null) {
            counters.add(RemoteCounters.Count.CONNECTIONS_PUSHED_OUT, transport, 1);
            tooMany.close();
        }
        context.fireChannelRead(accepted);
    }

    private @Nullable Arrival arrival(Channel channel) {
        if (channel instanceof EpollDomainSocketChannel socket) {
            try {
                io.netty.channel.unix.PeerCredentials peer = socket.peerCredentials();
                String from = "pid " + peer.pid() + ", uid " + peer.uid();
                return new Arrival(this, channel, peer.uid(), sessions.begin(Connection.NOBODY, from, "grpc-uds"));
            } catch (IOException e) {
                return null;
            }
        }
        if (channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null) {
            return new Arrival(
                    this,
                    channel,
                    remote.getAddress(),
                    sessions.begin(Connection.NOBODY, CallerInterceptor.shown(remote), "grpc-tcp"));
        }
        return null;
    }

    /** Has it wait; answers who has to go for it. */
    private synchronized @Nullable Arrival welcome(Arrival arrival) {
        Arrival oldest = waiting.isEmpty() ? null : waiting.getFirst();
        Arrival oldestOfOrigin = null;
        int ofOrigin = 0;
        for (Arrival other : waiting) {
            if (other.origin().equals(arrival.origin())) {
                oldestOfOrigin = oldestOfOrigin == null ? other : oldestOfOrigin;
                ofOrigin++;
            }
        }
        Arrival tooMany = ofOrigin >= settings.arrivals().waitingOfOrigin()
                ? oldestOfOrigin
                : waiting.size() >= settings.arrivals().waiting() ? oldest : null;
        waiting.add(arrival);
        if (tooMany != null) {
            waiting.remove(tooMany);
        }
        return tooMany;
    }

    /** Gives a place to a connection whose caller is known; false when none is left, or it is gone. */
    synchronized boolean place(Arrival arrival, boolean operator) {
        if (arrival.isPlaced()) {
            return true;
        }
        int most = settings.connections() + (operator ? settings.arrivals().operatorPlaces() : 0);
        if (places >= most || !waiting.remove(arrival)) {
            counters.add(RemoteCounters.Count.CONNECTIONS_REFUSED, transport, 1);
            return false;
        }
        places++;
        arrival.placed();
        return true;
    }

    private void gone(Channel channel, Arrival arrival) {
        arrivals.remove(channel);
        arrival.session().close();
        synchronized (this) {
            if (!waiting.remove(arrival) && arrival.isPlaced()) {
                places--;
            }
        }
    }

    private void closeLate() {
        for (Arrival arrival :
                late(System.nanoTime() - settings.arrivals().patience().toNanos())) {
            counters.add(RemoteCounters.Count.CONNECTIONS_LATE, transport, 1);
            arrival.close();
        }
    }

    private synchronized List<Arrival> late(long before) {
        List<Arrival> late = new ArrayList<>();
        Iterator<Arrival> each = waiting.iterator();
        while (each.hasNext()) {
            Arrival arrival = each.next();
            if (arrival.sinceNanos() - before > 0) {
                break; // they stand in the order in which they came
            }
            each.remove();
            late.add(arrival);
        }
        return late;
    }
}
