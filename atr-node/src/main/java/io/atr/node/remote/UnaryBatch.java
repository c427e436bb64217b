package io.atr.node.remote;

import io.atr.node.gate.Batch;
import io.atr.node.gate.BatchSink;
import io.atr.node.gate.Gateway;
import io.atr.node.gate.Refusal;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** A call with one batch and one answer. */
final class UnaryBatch extends ServerCall.Listener<Batch> implements BatchSink {
    /** Batches below this cost more in calls than in packets. */
    static final int RECOMMENDED = 512;

    static final Metadata.Key<String> HINT = Metadata.Key.of("atr-hint", Metadata.ASCII_STRING_MARSHALLER);

    private final ServerCall<Batch, byte[]> call;
    private final Gateway gateway;
    private final BatchCaller caller;
    private @Nullable Batch batch;
    private boolean submitted;
    private boolean over;

    UnaryBatch(ServerCall<Batch, byte[]> call, Gateway gateway, BatchCaller caller) {
        this.call = call;
        this.gateway = gateway;
        this.caller = caller;
    }

    @Override
    public void onMessage(Batch message) {
        if (over || batch != null) {
            gateway.recycle(message);
            close(Status.INTERNAL.withDescription("more than one message in a unary call"));
        } else if (message.refusal() != null && message.refusal().kind() == Refusal.Kind.MEMORY) {
            refused(message, message.refusal()); // at once: what it has is wanted elsewhere
        } else {
            batch = message;
        }
    }

    @Override
    public void onHalfClose() {
        if (over) {
            return;
        }
        if (batch == null) {
            close(Status.INTERNAL.withDescription("a unary call without a message"));
            return;
        }
        caller.count(RemoteCounters.Count.UNARY_CALLS, 1);
        submitted = true;
        boolean taken = false;
        try {
            caller.submit(gateway, batch, this);
            taken = true;
        } finally {
            submitted = taken;
        }
    }

    @Override
    public void onCancel() {
        over = true;
        if (batch != null && submitted) {
            batch.cutOff();
        } else if (batch != null) {
            gateway.recycle(batch);
            batch = null;
        }
    }

    @Override
    public void onComplete() {
        onCancel(); // a call that was closed early may still have a batch
    }

    @Override
    public void judged(Batch done) {
        batch = null;
        try {
            if (!over) { // a batch that was cut off has packets without a verdict: there is no answer to it
                byte[] answer = caller.answer(done);
                call.sendHeaders(headers(done.size()));
                call.sendMessage(answer);
                close(Status.OK);
            }
        } finally {
            gateway.recycle(done);
        }
    }

    @Override
    public void refused(Batch done, Refusal why) {
        batch = null;
        try {
            close(caller.refused(why));
        } finally {
            gateway.recycle(done);
        }
    }

    @Override
    public void failed() {
        close(BatchCaller.FAILED);
    }

    private Metadata headers(int packets) {
        Metadata headers = new Metadata();
        if (packets < RECOMMENDED) {
            caller.count(RemoteCounters.Count.SMALL_BATCHES, 1);
            headers.put(HINT, "batch of " + packets + " below the recommended " + RECOMMENDED);
        }
        return headers;
    }

    private void close(Status status) {
        if (!over) {
            over = true;
            call.close(status, new Metadata());
        }
    }
}
