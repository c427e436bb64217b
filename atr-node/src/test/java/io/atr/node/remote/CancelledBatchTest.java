package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Limits;
import io.atr.node.gate.GateLimits;
import io.atr.node.rules.RulesException;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Callers that go away while a batch larger than the lanes is being judged; nobody else may notice. */
class CancelledBatchTest {
    private static final String RULES = """
            version: 1
            topics: [{name: open, ids: 0-9}]
            senders: [{name: a, id: 1, publish: ["*"]}]
            """;
    private static final int TRIES = 60;

    @Test
    void cancelledBatchesEndNobodyElse() throws RulesException, IOException {
        Limits limits = Limits.DEFAULT.withIds(100, 100);
        try (RemoteNode node =
                new RemoteNode(RULES, limits, 64, GateLimits.DEFAULT, RemoteSettings.DEFAULT, RemoteNode.EVERYTHING)) {
            ManagedChannel channel = node.tcp();
            assertEquals(10, accepted(channel, 10));
            BatchSubmitRequest large = batch(1 << 15);
            for (int i = 0; i < TRIES; i++) {
                var call = channel.newCall(ATRTransportGrpc.getSubmitBatchMethod(), CallOptions.DEFAULT);
                var _ = ClientCalls.futureUnaryCall(call, large);
                LockSupport.parkNanos(200_000L * (i % 30));
                call.cancel("the caller went away", null);
                assertEquals(10, accepted(channel, 10), "after " + (i + 1) + " cancelled calls");
            }
        }
    }

    private static int accepted(ManagedChannel channel, int packets) {
        return ATRTransportGrpc.newBlockingStub(channel)
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .submitBatch(batch(packets))
                .getAccepted();
    }

    private static BatchSubmitRequest batch(int packets) {
        TachyonPacket packet =
                TachyonPacket.newBuilder().setTopicId(1).setSenderId(1).build();
        BatchSubmitRequest.Builder batch =
                BatchSubmitRequest.newBuilder().setRequestId(1).setGovernanceRequired(true);
        for (int i = 0; i < packets; i++) {
            batch.addPackets(packet);
        }
        return batch.build();
    }
}
