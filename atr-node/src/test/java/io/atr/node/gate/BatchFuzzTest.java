package io.atr.node.gate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all: the batch that the generated classes read, or a refusal. Nothing else. */
class BatchFuzzTest {
    static Stream<byte[]> messages() {
        return IntStream.range(0, 32).mapToObj(seed -> {
            Random random = new Random(seed);
            return new RandomBatch(random).request(seed % 8, seed % 3 == 0).toByteArray();
        });
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] message) {
        Batch batch = new Batch();
        batch.begin(0);
        byte[] slack = Arrays.copyOf(message, message.length + WireReader.SLACK);
        new BatchDecoder(1 << 16).decode(slack, message.length, batch);
        try {
            BatchSubmitRequest request = BatchSubmitRequest.parseFrom(message);
            require(batch.refusal() != null || batch.size() == request.getPacketsCount(), "another number of packets");
            for (int i = 0; batch.refusal() == null && i < batch.size(); i++) {
                int topic = Packet.topic(batch.memory(), batch.at(i));
                require(topic == request.getPackets(i).getTopicId(), "another topic");
            }
        } catch (InvalidProtocolBufferException e) {
            require(batch.refusal() != null, "taken, but protobuf says " + e.getMessage());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
