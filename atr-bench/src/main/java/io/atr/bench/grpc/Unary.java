package io.atr.bench.grpc;

import io.atr.transport.v1.ATRTransportGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/** A chain of calls with one batch each: the next begins when the one before has ended. */
final class Unary {
    private static final MethodDescriptor<byte[], byte[]> METHOD = ATRTransportGrpc.getSubmitBatchMethod().toBuilder(
                    new RawBytes(), new RawBytes())
            .build();

    private final Channel channel;
    private final Flight flight;
    private long answers;

    private Unary(Channel channel, Flight flight) {
        this.channel = channel;
        this.flight = flight;
    }

    /** Keeps so many calls in flight for a while. */
    static Lap fly(Channel channel, KnownBatch batch, int inFlight, double seconds) throws InterruptedException {
        Flight flight = new Flight(batch, inFlight, seconds, inFlight == 1);
        for (int i = 0; i < inFlight; i++) {
            new Unary(channel, flight).next();
        }
        return flight.land();
    }

    private void next() {
        ClientCall<byte[], byte[]> call = channel.newCall(METHOD, CallOptions.DEFAULT);
        call.start(new Answer(System.nanoTime()), new Metadata());
        call.request(2);
        call.sendMessage(flight.request());
        call.halfClose();
    }

    private final class Answer extends ClientCall.Listener<byte[]> {
        private final long sent;
        private byte[] answer = new byte[0];

        Answer(long sent) {
            this.sent = sent;
        }

        @Override
        public void onMessage(byte[] message) {
            answer = message;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            try {
                if (!status.isOk()) {
                    throw status.asRuntimeException();
                }
                long now = flight.answered(answer, sent);
                answers++;
                if (flight.isOver(now)) {
                    flight.done(answers);
                } else {
                    next();
                }
            } catch (RuntimeException e) {
                flight.failed(e);
            }
        }
    }
}
