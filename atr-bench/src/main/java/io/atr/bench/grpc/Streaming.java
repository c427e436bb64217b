package io.atr.bench.grpc;

import io.atr.control.v1.BatchesGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/** A stream of batches: for every answer the next batch is sent. Its callbacks come one at a time. */
final class Streaming extends ClientCall.Listener<byte[]> {
    private static final MethodDescriptor<byte[], byte[]> METHOD = BatchesGrpc.getStreamBatchesMethod().toBuilder(
                    new RawBytes(), new RawBytes())
            .build();

    private final ClientCall<byte[], byte[]> call;
    private final Flight flight;
    private final int inFlight;
    private long sent;
    private long answers;
    private long lastSent;
    private boolean ending;

    private Streaming(ClientCall<byte[], byte[]> call, Flight flight, int inFlight) {
        this.call = call;
        this.flight = flight;
        this.inFlight = inFlight;
    }

    /** Keeps so many batches of one stream in flight for a while. */
    static Lap fly(Channel channel, KnownBatch batch, int inFlight, double seconds) throws InterruptedException {
        Flight flight = new Flight(batch, 1, seconds, inFlight == 1);
        ClientCall<byte[], byte[]> call = channel.newCall(METHOD, CallOptions.DEFAULT);
        new Streaming(call, flight, inFlight).begin();
        return flight.land();
    }

    private void begin() {
        call.start(this, new Metadata());
        for (int i = 0; i < inFlight; i++) {
            send(System.nanoTime());
        }
        // Calls are not for two threads: answers are asked for once this one has sent what it sends.
        call.request(Integer.MAX_VALUE);
    }

    private void send(long now) {
        sent++;
        lastSent = now;
        call.sendMessage(flight.request());
    }

    @Override
    public void onMessage(byte[] answer) {
        try {
            long now = flight.answered(answer, lastSent);
            answers++;
            if (!flight.isOver(now)) {
                send(now);
            } else if (!ending) {
                ending = true;
                call.halfClose();
            }
        } catch (RuntimeException e) {
            flight.failed(e);
            call.cancel("a wrong answer", e);
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (status.isOk() && answers == sent) {
            flight.done(answers);
        } else {
            flight.failed(new IllegalStateException(
                    "the stream ended after " + answers + " answers to " + sent + " batches: " + status));
        }
    }
}
