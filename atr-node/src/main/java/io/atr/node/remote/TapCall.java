package io.atr.node.remote;

import io.atr.control.v1.TapBatch;
import io.atr.node.view.TapSink;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

/** A tap whose packets go to a remote caller. */
final class TapCall implements TapSink {
    private final ServerCallStreamObserver<TapBatch> caller;
    private volatile boolean cancelled;

    private TapCall(ServerCallStreamObserver<TapBatch> caller) {
        this.caller = caller;
    }

    /** To be called before the service's method returns. */
    static TapCall of(ServerCallStreamObserver<TapBatch> caller) {
        TapCall call = new TapCall(caller);
        caller.setOnCancelHandler(() -> call.cancelled = true);
        return call;
    }

    @Override
    public boolean isGone() {
        return cancelled;
    }

    @Override
    public boolean isReady() {
        return caller.isReady();
    }

    @Override
    public void take(TapBatch batch) {
        caller.onNext(batch);
    }

    @Override
    public void end() {
        caller.onError(Status.UNAVAILABLE.withDescription("the node stops").asRuntimeException());
    }
}
