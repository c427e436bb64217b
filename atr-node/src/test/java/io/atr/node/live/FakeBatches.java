package io.atr.node.live;

import io.atr.control.v1.BatchesGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes batches: sender 2 is dropped, topic 2 is throttled. */
final class FakeBatches extends BatchesGrpc.BatchesImplBase {
    private final List<TachyonPacket> packets = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    @Override
    public StreamObserver<BatchSubmitRequest> streamBatches(StreamObserver<BatchSubmitResponse> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(BatchSubmitRequest batch) {
                sizes.add(batch.getPacketsCount());
                packets.addAll(batch.getPacketsList());
                long dropped = batch.getPacketsList().stream()
                        .filter(p -> p.getSenderId() == 2)
                        .count();
                long throttled = batch.getPacketsList().stream()
                        .filter(p -> p.getSenderId() != 2 && p.getTopicId() == 2)
                        .count();
                answers.onNext(BatchSubmitResponse.newBuilder()
                        .setRequestId(batch.getRequestId())
                        .setDropped((int) dropped)
                        .setThrottled((int) throttled)
                        .setAccepted((int) (batch.getPacketsCount() - dropped - throttled))
                        .build());
            }

            @Override
            public void onError(Throwable e) {}

            @Override
            public void onCompleted() {
                answers.onCompleted();
            }
        };
    }

    List<TachyonPacket> packets() {
        return List.copyOf(packets);
    }

    List<Integer> sizes() {
        return List.copyOf(sizes);
    }
}
