package io.atr.node.remote;

import io.atr.control.v1.TapBatch;
import io.atr.node.access.TopicScope;
import io.atr.node.view.TapSink;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;

/** A tap whose packets go to a remote caller. */
final class TapCall implements TapSink {
    private final Stay stay;
    private final TopicScope topics;
    private final ServerCallStreamObserver<TapBatch> caller;
    private volatile boolean cancelled;

    private TapCall(Stay stay, ServerCallStreamObserver<TapBatch> caller) {
        this.stay = stay;
        this.topics = stay.caller().topics();
        this.caller = caller;
    }

    /** To be called before the service's method returns. */
    static TapCall of(Stay stay, ServerCallStreamObserver<TapBatch> caller) {
        TapCall call = new TapCall(stay, caller);
        caller.setOnCancelHandler(() -> call.cancelled = true);
        return call;
    }

    /** Also when the caller may not read any more what it could when it began; it is told so. */
    @Override
    public boolean isGone() {
        if (!cancelled) {
            try {
                if (stay.renew() && !stay.caller().topics().equals(topics)) {
                    String who = stay.caller().name();
                    throw Status.PERMISSION_DENIED
                            .withDescription("what " + who + " may read has changed; begin the tap again")
                            .asRuntimeException();
                }
            } catch (StatusRuntimeException ended) {
                cancelled = true;
                caller.onError(ended);
            }
        }
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
