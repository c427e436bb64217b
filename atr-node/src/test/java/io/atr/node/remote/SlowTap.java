package io.atr.node.remote;

import io.atr.control.v1.TapRequest;
import io.grpc.stub.ClientCallStreamObserver;

/** A caller that takes what it asks for. */
final class SlowTap extends TapReader {
    @Override
    public void beforeStart(ClientCallStreamObserver<TapRequest> begun) {
        super.beforeStart(begun);
        begun.disableAutoRequestWithInitial(0);
    }

    void request(int batches) {
        call().request(batches);
    }
}
