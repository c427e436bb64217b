package io.atr.node.remote;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.Iterator;

/** Sends a list as fast as the caller takes it, so that nothing of it queues up. Runs in the call's own threads. */
final class Trickle {
    private Trickle() {}

    /** Sends all of it, then completes the call; to be called before the service's method returns. */
    static <T> void send(Iterator<T> items, ServerCallStreamObserver<T> caller) {
        Runnable more = () -> {
            while (caller.isReady() && items.hasNext()) {
                caller.onNext(items.next());
            }
            if (!items.hasNext() && caller.isReady()) {
                caller.onCompleted();
            }
        };
        caller.setOnCancelHandler(() -> {});
        caller.setOnReadyHandler(more);
    }
}
