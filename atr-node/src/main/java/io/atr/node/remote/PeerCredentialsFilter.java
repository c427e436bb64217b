package io.atr.node.remote;

import io.atr.node.access.PeerCredentials;
import io.atr.node.access.Transport;
import io.atr.node.view.Sessions;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gives each connection a place to remember its caller, and lists it while it is open. Every server with a
 * {@link CallerInterceptor} should have it.
 */
public final class PeerCredentialsFilter extends ServerTransportFilter {
    private final Sessions sessions;
    private final RemoteCounters counters;
    private final Arrivals arrivals;

    /** Connections that nobody asks to see. */
    public PeerCredentialsFilter() {
        this(new Sessions(), new RemoteCounters(), new Arrivals());
    }

    /**
     * A filter.
     *
     * @param sessions where connections are listed that were not accepted by a listener
     * @param arrivals those that were
     */
    PeerCredentialsFilter(Sessions sessions, RemoteCounters counters, Arrivals arrivals) {
        this.sessions = sessions;
        this.counters = counters;
        this.arrivals = arrivals;
    }

    @Override
    public Attributes transportReady(Attributes attributes) {
        Transport transport = Carriers.of(attributes);
        counters.add(RemoteCounters.Count.CONNECTIONS_OPENED, transport, 1);
        Arrival arrival = arrivals.of(attributes);
        Sessions.Open session = arrival == null ? begin(transport, attributes) : arrival.session();
        return attributes.toBuilder()
                .set(Connection.KEY, new Connection(session, arrival))
                .build();
    }

    private Sessions.Open begin(Transport transport, Attributes attributes) {
        String name = switch (transport) {
            case TCP -> "grpc-tcp";
            case UNIX -> "grpc-uds";
            case IN_PROCESS -> "grpc-in-process";
        };
        return sessions.begin(Connection.NOBODY, from(attributes), name);
    }

    @Override
    public void transportTerminated(@Nullable Attributes attributes) { // null after a handshake that failed
        Connection connection = attributes == null ? null : attributes.get(Connection.KEY);
        if (attributes != null && connection != null) {
            connection.session().close();
            counters.add(RemoteCounters.Count.CONNECTIONS_CLOSED, Carriers.of(attributes), 1);
        }
    }

    private static String from(Attributes attributes) {
        PeerCredentials peer = attributes.get(PeerNegotiator.PEER);
        if (peer != null) {
            return "pid " + peer.pid() + ", uid " + peer.uid();
        }
        SocketAddress remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return remote instanceof InetSocketAddress inet ? CallerInterceptor.shown(inet) : "this process";
    }
}
