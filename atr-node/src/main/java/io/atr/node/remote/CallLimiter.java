package io.atr.node.remote;

import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers RESOURCE_EXHAUSTED to calls above a number in flight, over all connections. Any thread. */
final class CallLimiter implements ServerInterceptor {
    private final int most;
    private final RemoteCounters counters;
    private final AtomicInteger inFlight = new AtomicInteger();

    CallLimiter(int most, RemoteCounters counters) {
        this.most = most;
        this.counters = counters;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            counters.add(RemoteCounters.Count.CALLS_REFUSED, Carriers.of(call.getAttributes()), 1);
            call.close(
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            most + " calls are in flight on this node, which is its limit: wait and call again"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        Seat seat = new Seat(call.getAttributes().get(Connection.KEY));
        try {
            return new Counted<>(next.startCall(call, headers), seat);
        } catch (RuntimeException | Error e) {
            seat.leave();
            throw e;
        }
    }

    /** A call's place among those in flight, given back once. */
    private final class Seat {
        private final AtomicBoolean left = new AtomicBoolean();
        private final @Nullable Connection connection;

        Seat(@Nullable Connection connection) {
            this.connection = connection;
            if (connection != null) {
                connection.session().callBegins();
            }
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                inFlight.decrementAndGet();
                if (connection != null) {
                    connection.session().callEnds();
                }
            }
        }
    }

    private static final class Counted<Q> extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
        private final Seat seat;

        Counted(ServerCall.Listener<Q> listener, Seat seat) {
            super(listener);
            this.seat = seat;
        }

        @Override
        public void onCancel() {
            seat.leave();
            super.onCancel();
        }

        @Override
        public void onComplete() {
            seat.leave();
            super.onComplete();
        }
    }
}
