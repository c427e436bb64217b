package io.atr.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atr.governance.Reason;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.TachyonPacket;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decoded, compared with what the generated classes read from the same bytes. */
class BatchDecoderTest {
    private final BatchDecoder decoder = new BatchDecoder(4096);
    private final Batch batch = Batch.create(Purse.unlimited());

    @Test
    void readsWhatTheGeneratedClassesWrite() throws InvalidProtocolBufferException {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RandomBatch maker = new RandomBatch(random);
            BatchSubmitRequest request = maker.request(random.nextInt(seed % 10 == 0 ? 2000 : 20), seed % 3 == 0);
            byte[] bytes = seed % 2 == 0 ? request.toByteArray() : maker.shuffled(request);
            decode(bytes);
            compare("seed " + seed, BatchSubmitRequest.parseFrom(bytes));
        }
    }

    /** Cut off or changed anywhere: what the generated classes refuse is refused, and what is taken is the same. */
    @Test
    void refusesWhatTheGeneratedClassesRefuse() {
        int refused = 0;
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new RandomBatch(random)
                    .request(random.nextInt(6), seed % 3 == 0)
                    .toByteArray();
            if (bytes.length == 0) {
                continue;
            }
            if (random.nextBoolean()) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            decode(bytes);
            refused += batch.refusal() == null ? 0 : 1;
            try {
                BatchSubmitRequest request = BatchSubmitRequest.parseFrom(bytes);
                if (batch.refusal() == null) {
                    compare("seed " + seed, request);
                }
            } catch (InvalidProtocolBufferException e) {
                assertNotNull(batch.refusal(), "seed " + seed + ": taken, but " + e.getMessage());
                assertEquals(Refusal.Kind.MALFORMED, batch.refusal().kind(), "seed " + seed);
            }
        }
        assertTrue(refused > 500, "only " + refused + " were refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "08 | byte 1: a varint is cut off",
                "08 ff ff ff ff ff ff ff ff ff ff 01 | byte 1: a varint of more than 10 bytes",
                "22 05 08 01 | byte 1: a part of 5 bytes, but 2 are left",
                "22 02 22 01 | byte 3: a part of 1 bytes, but 0 are left",
                "0a 00 | byte 1: field 1 has the wire type 2",
                "20 00 | byte 1: field 4 has the wire type 0",
                "22 02 32 00 22 02 2a 02 | byte 7: a part of 2 bytes, but 0 are left, in or after packet 1",
                "00 | byte 0: a field with the number 0",
                "3c | byte 1: field 7 has the wire type 4",
                "3f | byte 1: field 7 has the wire type 7",
                "3b 08 | byte 2: a varint is cut off",
                "3b | byte 1: a group is cut off",
                "39 00 | byte 1: a value of 8 bytes is cut off",
                "18 09 | mode 9 is not one of the contract",
            })
    void saysWhatIsWrongAndWhere(String hex, String text) {
        String[] parts = hex.strip().split(" ");
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        decode(bytes);
        assertNotNull(batch.refusal());
        assertEquals(Refusal.Kind.MALFORMED, batch.refusal().kind());
        assertTrue(
                batch.refusal().text().contains(text.strip()), batch.refusal().text());
    }

    @Test
    void morePacketsThanABatchMayHave() {
        BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder();
        for (int i = 0; i < 4096; i++) {
            request.addPackets(TachyonPacket.getDefaultInstance());
        }
        decode(request.build().toByteArray());
        assertNull(batch.refusal());
        decode(request.addPackets(TachyonPacket.getDefaultInstance()).build().toByteArray());
        assertEquals(Refusal.Kind.OVERLOAD, batch.refusal().kind());
    }

    @Test
    void groupsMayNotNestWithoutEnd() {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) 0x3b);
        decode(bytes);
        assertEquals(Refusal.Kind.MALFORMED, batch.refusal().kind());
    }

    private void decode(byte[] bytes) {
        byte[] dirty = Arrays.copyOf(bytes, bytes.length + WireReader.SLACK);
        Arrays.fill(dirty, bytes.length, dirty.length, (byte) 0xA5);
        batch.begin(0);
        decoder.decode(dirty, bytes.length, batch);
    }

    private void compare(String seed, BatchSubmitRequest request) {
        boolean refers = request.getPacketsList().stream().anyMatch(BatchDecoderTest::refers);
        if (request.getModeValue() < 0 || request.getModeValue() > 3) {
            assertEquals(Refusal.Kind.MALFORMED, batch.refusal().kind(), seed);
            return;
        }
        if (refers && request.getModeValue() >= 2) {
            assertEquals(Refusal.Kind.UNIMPLEMENTED, batch.refusal().kind(), seed);
            return;
        }
        assertNull(batch.refusal(), seed);
        assertEquals(request.getRequestId(), batch.requestId(), seed);
        assertEquals(request.getGovernanceRequired(), batch.governed(), seed);
        assertEquals(request.getPacketsCount(), batch.size(), seed);
        for (int i = 0; i < batch.size(); i++) {
            compare(seed + ", packet " + i, request.getPackets(i), i);
        }
    }

    private void compare(String what, TachyonPacket packet, int i) {
        long at = batch.at(i);
        boolean tooLong = packet.getInlineData().size() > Packet.DATA_SIZE;
        assertEquals(tooLong || refers(packet) ? Reason.E_INGRESS_BAD_PACKET.code() : 0, batch.code(i), what);
        assertEquals(packet.getTopicId(), Packet.topic(batch.memory(), at), what);
        assertEquals(packet.getSenderId(), Packet.sender(batch.memory(), at), what);
        long flags = (packet.getFlags() & 7) == 0 ? packet.getFlags() | 1 : packet.getFlags();
        assertEquals(flags, Packet.flags(batch.memory(), at), what);
        if (!tooLong) {
            byte[] data = Arrays.copyOf(packet.getInlineData().toByteArray(), Packet.DATA_SIZE);
            byte[] found =
                    batch.memory().asSlice(at + Packet.DATA, Packet.DATA_SIZE).toArray(ValueLayout.JAVA_BYTE);
            assertEquals(Arrays.toString(data), Arrays.toString(found), what);
        }
    }

    private static boolean refers(TachyonPacket packet) {
        long mode = packet.getFlags() & 7;
        return packet.hasArenaRef() || packet.hasShmRef() || mode == 2 || mode == 4;
    }
}
