package io.atr.node.remote;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;

/** Gives each connection a place to remember its caller. Every server with a {@link CallerInterceptor} should have it. */
public final class PeerCredentialsFilter extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
        return attributes.toBuilder().set(Connection.KEY, new Connection()).build();
    }
}
