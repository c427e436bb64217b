package io.atr.node.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.atr.governance.Reason;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.Decision;
import io.atr.transport.v1.PacketResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same bytes that the generated classes write. */
class AnswerEncoderTest {
    @Test
    void writesWhatTheGeneratedClassesWrite() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = seed % 10 == 0 ? random.nextInt(70_000) : random.nextInt(300);
            Batch batch = Batch.create(Purse.unlimited());
            batch.begin(0);
            batch.requestId = random.nextLong() >>> random.nextInt(64);
            BatchSubmitResponse.Builder expected =
                    BatchSubmitResponse.newBuilder().setRequestId(batch.requestId);
            int[] counts = new int[4];
            for (int i = 0; i < size; i++) {
                Reason reason = Reason.values()[random.nextInt(Reason.values().length)];
                batch.drop(batch.add(), reason);
                Decision decision = switch (reason.verdict()) {
                    case ALLOW -> Decision.ALLOW;
                    case DROP -> Decision.DROP;
                    case THROTTLE -> Decision.THROTTLED;
                };
                counts[decision.getNumber()]++;
                expected.addResults(PacketResult.newBuilder().setIndex(i).setDecision(decision));
            }
            long nanos = random.nextLong() >>> random.nextInt(64);
            expected.setAccepted(counts[1])
                    .setDropped(counts[2])
                    .setThrottled(counts[3])
                    .setProcessingTimeNs(nanos);
            assertArrayEquals(expected.build().toByteArray(), AnswerEncoder.encode(batch, nanos), "seed " + seed);
        }
    }
}
