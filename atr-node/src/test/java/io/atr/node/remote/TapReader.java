package io.atr.node.remote;

import io.atr.control.v1.TapBatch;
import io.atr.control.v1.TapRequest;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller that takes all that a tap gives. */
class TapReader implements ClientResponseObserver<TapRequest, TapBatch> {
    private final List<String> packets = new ArrayList<>();
    private ClientCallStreamObserver<TapRequest> call;
    private int batches;
    private long missed;
    private @Nullable Status failure;

    @Override
    public void beforeStart(ClientCallStreamObserver<TapRequest> begun) {
        call = begun;
    }

    @Override
    public synchronized void onNext(TapBatch batch) {
        batches++;
        missed = batch.getMissed();
        packets.addAll(TapTest.read(batch));
    }

    @Override
    public synchronized void onError(Throwable e) {
        failure = Status.fromThrowable(e);
    }

    @Override
    public void onCompleted() {}

    ClientCallStreamObserver<TapRequest> call() {
        return call;
    }

    void cancel() {
        call.cancel("seen enough", null);
    }

    synchronized int batches() {
        return batches;
    }

    synchronized List<String> packets() {
        return List.copyOf(packets);
    }

    synchronized int seen() {
        return packets.size();
    }

    synchronized long missed() {
        return missed;
    }

    synchronized Status.@Nullable Code failure() {
        return failure == null ? null : failure.getCode();
    }

    synchronized String text() {
        return String.valueOf(failure);
    }
}
