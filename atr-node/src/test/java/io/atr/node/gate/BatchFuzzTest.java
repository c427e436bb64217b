package io.atr.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all: the batch that the generated classes read, or a refusal. Nothing else. */
class BatchFuzzTest {
    static Stream<byte[]> messages() {
        return IntStream.range(0, 32).mapToObj(seed -> {
            Random random = new Random(seed);
            return new RandomBatch(random).request(seed % 8, seed % 3 == 0).toByteArray();
        });
    }

    /** A decoder that refused everything would pass the other test. */
    @Test
    void theSeedsAreTakenWhole() {
        List<byte[]> all = messages().toList();
        assertEquals(32, all.size());
        for (byte[] message : all) {
            Batch batch = decode(message);
            assertNull(batch.refusal());
            assertEquals(count(message), batch.size());
        }
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] message) {
        Batch batch = decode(message);
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

    private static Batch decode(byte[] message) {
        Batch batch = Batch.create(Purse.unlimited());
        batch.begin(0);
        byte[] slack = Arrays.copyOf(message, message.length + WireReader.SLACK);
        new BatchDecoder(1 << 16).decode(slack, message.length, batch);
        return batch;
    }

    private static int count(byte[] message) {
        try {
            return BatchSubmitRequest.parseFrom(message).getPacketsCount();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
