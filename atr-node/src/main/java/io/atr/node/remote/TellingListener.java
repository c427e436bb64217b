package io.atr.node.remote;

import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;

/** Tells the caller the status that a service throws; gRPC itself would tell it UNKNOWN and no reason. */
final class TellingListener<Q> extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;

    TellingListener(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call) {
        super(listener);
        this.call = call;
    }

    @Override
    public void onMessage(Q message) {
        try {
            super.onMessage(message);
        } catch (StatusRuntimeException e) {
            end(call, e);
        }
    }

    @Override
    public void onHalfClose() {
        try {
            super.onHalfClose();
        } catch (StatusRuntimeException e) {
            end(call, e);
        }
    }

    static void end(ServerCall<?, ?> call, StatusRuntimeException e) {
        Metadata trailers = e.getTrailers();
        try {
            call.close(e.getStatus(), trailers == null ? new Metadata() : trailers);
        } catch (IllegalStateException closed) {
            throw e; // the service had answered before it threw: its mistake, for gRPC to log
        }
    }
}
