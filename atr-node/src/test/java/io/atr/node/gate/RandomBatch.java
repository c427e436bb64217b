package io.atr.node.gate;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.atr.transport.v1.ArenaRef;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.ShmRef;
import io.atr.transport.v1.TachyonPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random messages of the contract, and their bytes in the orders that other encoders may choose. */
final class RandomBatch {
    private final Random random;

    RandomBatch(Random random) {
        this.random = random;
    }

    BatchSubmitRequest request(int packets, boolean references) {
        BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder()
                .setRequestId(number())
                .setGovernanceRequired(random.nextBoolean())
                .setModeValue(random.nextInt(references ? 2 : 4))
                .setSubmitTimestampNs(number());
        for (int i = 0; i < packets; i++) {
            request.addPackets(packet(references));
        }
        if (random.nextInt(4) == 0) {
            request.setUnknownFields(unknown());
        }
        return request.build();
    }

    private TachyonPacket packet(boolean references) {
        TachyonPacket.Builder packet = TachyonPacket.newBuilder()
                .setFlags(references ? number() : number() & ~7L | random.nextInt(2))
                .setTopicId((int) number())
                .setSenderId((int) number());
        byte[] data = new byte[random.nextInt(20) == 0 ? random.nextInt(200) : random.nextInt(49)];
        random.nextBytes(data);
        packet.setInlineData(ByteString.copyFrom(data));
        if (references && random.nextInt(5) == 0) {
            packet.setArenaRef(ArenaRef.newBuilder().setArenaId((int) number()).setChecksum(number()));
        }
        if (references && random.nextInt(5) == 0) {
            packet.setShmRef(ShmRef.newBuilder().setOffset(number()).setLength((int) number()));
        }
        if (random.nextInt(6) == 0) {
            packet.setUnknownFields(unknown());
        }
        return packet.build();
    }

    private UnknownFieldSet unknown() {
        UnknownFieldSet group = UnknownFieldSet.newBuilder()
                .addField(
                        3,
                        UnknownFieldSet.Field.newBuilder().addVarint(number()).build())
                .build();
        return UnknownFieldSet.newBuilder()
                .addField(
                        7 + random.nextInt(3000),
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(number())
                                .addFixed32(random.nextInt())
                                .addFixed64(number())
                                .addGroup(group)
                                .addLengthDelimited(ByteString.copyFromUtf8("?".repeat(random.nextInt(300))))
                                .build())
                .build();
    }

    private long number() {
        return random.nextLong() >>> random.nextInt(64);
    }

    /** The same message with its fields in random order, some of them twice: the last of several counts. */
    byte[] shuffled(BatchSubmitRequest request) {
        List<byte[]> fields = new ArrayList<>();
        fields.add(BatchSubmitRequest.newBuilder()
                .setRequestId(request.getRequestId())
                .build()
                .toByteArray());
        fields.add(BatchSubmitRequest.newBuilder()
                .setModeValue(request.getModeValue())
                .setUnknownFields(request.getUnknownFields())
                .build()
                .toByteArray());
        fields.add(BatchSubmitRequest.newBuilder()
                .setGovernanceRequired(request.getGovernanceRequired())
                .build()
                .toByteArray());
        Collections.shuffle(fields, random);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        append(bytes, BatchSubmitRequest.newBuilder().setSubmitTimestampNs(7).build());
        for (TachyonPacket packet : request.getPacketsList()) {
            if (!fields.isEmpty() && random.nextInt(4) == 0) {
                bytes.writeBytes(fields.removeLast());
            }
            append(bytes, BatchSubmitRequest.newBuilder().addPackets(packet).build());
        }
        fields.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static void append(ByteArrayOutputStream bytes, BatchSubmitRequest part) {
        try {
            part.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
