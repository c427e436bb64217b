package io.atr.node.remote;

import io.grpc.stub.StreamObserver;
import java.util.Queue;

/** Puts what a stream brings into a queue: messages, then a throwable or {@link #DONE}. */
record Collected<T>(Queue<Object> into) implements StreamObserver<T> {
    static final String DONE = "done";

    @Override
    public void onNext(T message) {
        into.add(message);
    }

    @Override
    public void onError(Throwable error) {
        into.add(error);
    }

    @Override
    public void onCompleted() {
        into.add(DONE);
    }
}
