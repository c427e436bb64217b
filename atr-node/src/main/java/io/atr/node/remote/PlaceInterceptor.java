package io.atr.node.remote;

import io.atr.node.access.Role;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Gives a connection its place with the first call whose caller is known, and refuses the call where all are taken. Behind the
 * interceptor that finds out who calls. Any thread.
 */
final class PlaceInterceptor implements ServerInterceptor {
    private static final Status FULL = Status.RESOURCE_EXHAUSTED.withDescription(
            "all connections that this listener has places for are taken: use one that is open, or try again later");

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Connection connection = call.getAttributes().get(Connection.KEY);
        if (connection == null || connection.takePlace(Callers.current().is(Role.OPERATOR))) {
            return next.startCall(call, headers);
        }
        call.close(FULL, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
