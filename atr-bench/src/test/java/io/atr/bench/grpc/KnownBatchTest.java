package io.atr.bench.grpc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.bench.load.Workload;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.Decision;
import io.atr.transport.v1.PacketResult;
import org.junit.jupiter.api.Test;

class KnownBatchTest {
    private static final KnownBatch BATCH = KnownBatch.of(Workload.hot(), 512);

    private static BatchSubmitResponse.Builder right() throws Exception {
        BatchSubmitRequest request = BatchSubmitRequest.parseFrom(BATCH.request());
        BatchSubmitResponse.Builder answer = BatchSubmitResponse.newBuilder().setRequestId(request.getRequestId());
        int dropped = 0;
        for (int i = 0; i < request.getPacketsCount(); i++) {
            boolean forbidden = request.getPackets(i).getTopicId() == 0;
            dropped += forbidden ? 1 : 0;
            answer.addResults(
                    PacketResult.newBuilder().setIndex(i).setDecision(forbidden ? Decision.DROP : Decision.ALLOW));
        }
        return answer.setAccepted(512 - dropped).setDropped(dropped);
    }

    @Test
    void takesTheRightAnswerWithAnyTime() throws Exception {
        for (long time : new long[] {0, 1, 12_345, Long.MAX_VALUE, -1}) {
            byte[] answer = right().setProcessingTimeNs(time).build().toByteArray();
            assertDoesNotThrow(() -> BATCH.check(answer));
        }
        assertEquals(BATCH.accepted(), right().getAccepted());
    }

    @Test
    void refusesAnyOtherDecision() throws Exception {
        for (int i = 0; i < 512; i++) {
            byte[] answer = right().setResults(
                            i, PacketResult.newBuilder().setIndex(i).setDecision(Decision.THROTTLED))
                    .setProcessingTimeNs(99)
                    .build()
                    .toByteArray();
            assertThrows(IllegalStateException.class, () -> BATCH.check(answer));
        }
    }

    @Test
    void refusesOtherCountsAndMissingResults() throws Exception {
        byte[] counts = right().setAccepted(1).build().toByteArray();
        byte[] missing = right().removeResults(511).build().toByteArray();
        assertThrows(IllegalStateException.class, () -> BATCH.check(counts));
        assertThrows(IllegalStateException.class, () -> BATCH.check(missing));
        assertThrows(IllegalStateException.class, () -> BATCH.check(new byte[0]));
    }
}
