package io.atr.node.remote;

import io.atr.node.gate.Batch;
import io.atr.node.gate.BatchSink;
import io.atr.node.gate.Gateway;
import io.atr.node.gate.Refusal;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;

/**
 * A stream of batches, many in flight, answered in their order. It takes the next batch only while there is room for it,
 * here and in the gateway, and while the client reads its answers; so what waits is bounded, and the client feels it
 * as flow control.
 */
final class BatchStream extends ServerCall.Listener<Batch> implements BatchSink {
    /** Batches of one stream in flight. */
    static final int WINDOW = 64;

    private static final Status ENDING = Status.UNAVAILABLE.withDescription(
            "the node is ending; batches without an answer were not judged, send them to another or later");

    private final ServerCall<Batch, byte[]> call;
    private final Gateway gateway;
    private final BatchCaller caller;
    private final OpenStreams streams;
    private final ArrayDeque<Batch> order = new ArrayDeque<>();
    private boolean asked;
    private boolean halfClosed;
    private boolean ending;
    private boolean over;
    private boolean answering;

    BatchStream(ServerCall<Batch, byte[]> call, Gateway gateway, BatchCaller caller, OpenStreams streams) {
        this.call = call;
        this.gateway = gateway;
        this.caller = caller;
        this.streams = streams;
    }

    void begin() {
        caller.count(RemoteCounters.Count.STREAMS, 1);
        call.sendHeaders(new Metadata());
        askForMore();
        streams.add(this, gateway); // last: a call that fails before is never heard of again
    }

    /** Takes no more batches, and ends once those that it has are answered. */
    void endWhenAnswered() {
        ending = true;
        answer();
    }

    @Override
    public void onMessage(Batch batch) {
        asked = false;
        if (over) {
            gateway.recycle(batch);
            return;
        }
        try {
            caller.renew();
        } catch (StatusRuntimeException ended) {
            gateway.recycle(batch);
            end(ended.getStatus());
            return;
        }
        order.add(batch);
        submit(batch);
        askForMore();
    }

    private void submit(Batch batch) {
        boolean taken = false;
        try {
            caller.submit(gateway, batch, this);
            taken = true;
        } finally {
            if (!taken && order.remove(batch)) {
                gateway.recycle(batch);
            }
        }
    }

    @Override
    public void onHalfClose() {
        halfClosed = true;
        answer();
    }

    @Override
    public void onReady() {
        answer();
    }

    @Override
    public void onComplete() {
        streams.remove(this);
    }

    @Override
    public void onCancel() {
        streams.remove(this);
        over = true;
        for (Batch batch : order) {
            if (batch.isJudged()) {
                gateway.recycle(batch); // nobody else will
            } else {
                batch.cutOff();
            }
        }
        order.clear();
    }

    @Override
    public void judged(Batch batch) {
        if (over) {
            gateway.recycle(batch);
        } else {
            answer();
        }
    }

    @Override
    public void refused(Batch batch, Refusal why) {
        order.remove(batch);
        gateway.recycle(batch);
        if (!over) {
            end(caller.refused(why));
        }
    }

    @Override
    public void failed() {
        if (!over) {
            end(BatchCaller.FAILED);
        }
    }

    private void end(Status why) {
        onCancel();
        call.close(why, new Metadata());
    }

    private void answer() {
        if (answering) {
            return;
        }
        answering = true;
        try {
            while (!over
                    && call.isReady()
                    && !order.isEmpty()
                    && order.element().isJudged()) {
                caller.memory().answersTaken(); // of those sent before, the client has taken all but a little
                send(order.remove());
            }
        } finally {
            answering = false;
        }
        if (!over && (halfClosed || ending) && order.isEmpty()) {
            over = true;
            call.close(halfClosed ? Status.OK : ENDING, new Metadata());
        }
        askForMore();
    }

    private void send(Batch batch) {
        try {
            call.sendMessage(caller.answer(batch));
        } finally {
            gateway.recycle(batch);
        }
    }

    private void askForMore() {
        boolean room = order.isEmpty()
                || (order.size() < WINDOW
                        && gateway.isRoomy()
                        && caller.memory().isRoomy());
        if (!asked && !over && !halfClosed && !ending && room) {
            asked = true;
            call.request(1);
        }
    }
}
