package io.atr.node.live;

import com.google.protobuf.UnsafeByteOperations;
import io.atr.control.v1.BatchesGrpc;
import io.atr.node.reach.NodeChannel;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.SubmitMode;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** By gRPC: batches of up to 4096 packets on one stream, several in flight. */
final class GrpcCourier implements Courier {
    private static final int BATCH = 4096;
    private static final int MOST_IN_FLIGHT = 16;
    private static final long LOOK_MILLIS = 20;

    private final NodeChannel node;
    private final Semaphore room = new Semaphore(MOST_IN_FLIGHT);
    private final AtomicReference<@Nullable Status> failure = new AtomicReference<>();
    private final StreamObserver<BatchSubmitRequest> stream;
    private BatchSubmitRequest.Builder batch = fresh(1);
    private volatile long accepted;
    private volatile long dropped;
    private volatile long throttled;

    /** Owns the channel, and closes it. */
    GrpcCourier(NodeChannel node) {
        this.node = node;
        this.stream = node.stub(BatchesGrpc::newStub).streamBatches(new Answers());
    }

    @Override
    public boolean send(MemorySegment packet, BooleanSupplier stop) {
        if (batch.getPacketsCount() == BATCH && !submit(stop)) {
            return false;
        }
        byte[] data = packet.asSlice(Packet.DATA, Packet.DATA_SIZE).toArray(ValueLayout.JAVA_BYTE);
        batch.addPackets(TachyonPacket.newBuilder()
                .setFlags(Packet.flags(packet, 0))
                .setTopicId(Packet.topic(packet, 0))
                .setSenderId(Packet.sender(packet, 0))
                .setInlineData(UnsafeByteOperations.unsafeWrap(data)));
        return true;
    }

    @Override
    public void flush(BooleanSupplier stop) {
        if (batch.getPacketsCount() > 0) {
            submit(stop);
        }
    }

    @Override
    public Map<String, Long> finish(BooleanSupplier stop) {
        flush(stop);
        if (take(MOST_IN_FLIGHT, stop)) {
            stream.onCompleted();
        }
        Map<String, Long> counts = new TreeMap<>();
        counts.put("ALLOWED", accepted);
        counts.put("DROP", dropped);
        counts.put("E_GOV_THROTTLED", throttled);
        return counts;
    }

    @Override
    public void close() {
        node.close();
    }

    private boolean submit(BooleanSupplier stop) {
        if (!take(1, stop)) {
            return false;
        }
        BatchSubmitRequest full = batch.build();
        batch = fresh(full.getRequestId() + 1);
        stream.onNext(full);
        return true;
    }

    private boolean take(int places, BooleanSupplier stop) {
        try {
            while (!room.tryAcquire(places, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throwIfFailed();
                if (stop.getAsBoolean()) {
                    return false;
                }
            }
            throwIfFailed();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void throwIfFailed() {
        Status status = failure.get();
        if (status != null) {
            throw node.failure(new StatusRuntimeException(status));
        }
    }

    private static BatchSubmitRequest.Builder fresh(long id) {
        return BatchSubmitRequest.newBuilder()
                .setRequestId(id)
                .setGovernanceRequired(true)
                .setMode(SubmitMode.INLINE_ONLY);
    }

    /** Adds up what became of the batches; called by one thread at a time. */
    private final class Answers implements StreamObserver<BatchSubmitResponse> {
        @Override
        public void onNext(BatchSubmitResponse answer) {
            add(answer.getAccepted(), answer.getDropped(), answer.getThrottled());
            room.release();
        }

        @Override
        public void onError(Throwable e) {
            failure.compareAndSet(null, Status.fromThrowable(e));
        }

        @Override
        public void onCompleted() {
            failure.compareAndSet(null, Status.UNAVAILABLE.withDescription("the node ended the stream"));
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // gRPC calls an observer by one thread at a time
        private void add(int more, int drops, int throttles) {
            accepted += more;
            dropped += drops;
            throttled += throttles;
        }
    }
}
