package io.atr.node.gate;

import io.atr.governance.Reason;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * Turns a {@code BatchSubmitRequest} into packets in wire form; one object for all packets. One thread.
 *
 * <p>Fields come in any order, the last of several wins, unknown ones are skipped. A field of the contract with another
 * wire type, a part that is cut off and a varint of more than ten bytes are faults of the whole message.
 *
 * <p>A packet without a payload mode in its flags and without a reference is an inline packet: protobuf's default for
 * flags is 0, and clients that set none mean that. Modes that contradict each other are left for the shard to refuse.
 */
final class BatchDecoder {
    private static final int HIGHEST_MODE = 3;

    private final WireReader reader = new WireReader();
    private final int mostPackets;

    BatchDecoder(int mostPackets) {
        this.mostPackets = mostPackets;
    }

    /** Decodes a message; what is wrong with it is {@link Batch#refusal} afterwards. */
    void decode(byte[] message, int length, Batch batch) {
        reader.begin(message, length);
        try {
            while (reader.more() && batch.refusal == null) {
                field(reader.tag(), batch);
            }
            if (batch.refusal == null) {
                check(batch);
            }
        } catch (WireException e) {
            batch.refusal = new Refusal(
                    Refusal.Kind.MALFORMED,
                    "not a BatchSubmitRequest: " + e.getMessage() + place(batch) + "; nothing was judged");
        }
    }

    private static String place(Batch batch) {
        return batch.size() == 0 ? "" : ", in or after packet " + (batch.size() - 1);
    }

    private void field(int tag, Batch batch) throws WireException {
        switch (tag) {
            case 1 << 3 -> batch.requestId = reader.varint();
            case 2 << 3 -> batch.governed = reader.varint() != 0;
            case 3 << 3 -> batch.mode = (int) reader.varint();
            case 4 << 3 | WireReader.LENGTH -> packet(batch);
            case 5 << 3 -> reader.varint(); // when the client sent it, by a clock that is not ours
            default -> reader.unknown(tag, 5);
        }
    }

    private static void check(Batch batch) {
        if (batch.mode < 0 || batch.mode > HIGHEST_MODE) {
            batch.refusal = new Refusal(
                    Refusal.Kind.MALFORMED,
                    "mode " + batch.mode + " is not one of the contract: use INLINE_ONLY; nothing was judged");
        } else if (batch.references() > 0 && batch.mode > 1) {
            batch.refusal = new Refusal(
                    Refusal.Kind.UNIMPLEMENTED,
                    batch.references() + " packets refer to arenas or shared memory, which this node has none of:"
                            + " send the data inline, 48 bytes a packet; nothing was judged");
        }
    }

    private void packet(Batch batch) throws WireException {
        int outer = reader.enter();
        if (batch.size() == mostPackets) {
            batch.refusal = new Refusal(
                    Refusal.Kind.OVERLOAD,
                    "more than " + mostPackets + " packets in a batch: send several batches; nothing was judged");
            return;
        }
        int i = batch.add();
        if (i < 0) {
            batch.refusal = Refusal.memory();
            return;
        }
        long flags = 0;
        int topic = 0;
        int sender = 0;
        int dataAt = 0;
        int dataLength = 0;
        boolean refers = false;
        while (reader.more()) {
            int tag = reader.tag();
            switch (tag) {
                case 1 << 3 -> flags = reader.varint();
                case 2 << 3 -> topic = (int) reader.varint();
                case 3 << 3 -> sender = (int) reader.varint();
                case 4 << 3 | WireReader.LENGTH -> {
                    dataLength = reader.length();
                    dataAt = reader.pass(dataLength);
                }
                case 5 << 3 | WireReader.LENGTH, 6 << 3 | WireReader.LENGTH -> {
                    refers = true;
                    reference();
                }
                default -> reader.unknown(tag, 6);
            }
        }
        reader.leave(outer);
        long mode = flags & Packet.MODE_MASK;
        if (refers || mode == Packet.ARENA_REF || mode == Packet.SHM_REF) {
            batch.refer(i);
        } else if (dataLength > Packet.DATA_SIZE) {
            batch.drop(i, Reason.E_INGRESS_BAD_PACKET);
            dataLength = 0;
        }
        write(batch, i, mode == 0 ? flags | Packet.INLINE : flags, Packet.routeOf(topic, sender), dataAt, dataLength);
    }

    /** Both kinds of references have four numbers. */
    private void reference() throws WireException {
        int outer = reader.enter();
        while (reader.more()) {
            int tag = reader.tag();
            if ((tag & 7) == WireReader.VARINT) {
                reader.varint();
            } else {
                reader.unknown(tag, 4);
            }
        }
        reader.leave(outer);
    }

    private void write(Batch batch, int i, long flags, long route, int dataAt, int dataLength) {
        MemorySegment memory = batch.memory();
        long at = batch.at(i);
        batch.flags(flags);
        Packet.flags(memory, at, flags);
        Packet.route(memory, at, route);
        for (int word = 0; word < Packet.DATA_SIZE / Long.BYTES; word++) {
            int left = dataLength - word * Long.BYTES;
            long value = left > 0 ? reader.word(dataAt + word * Long.BYTES) : 0;
            Packet.dataWord(memory, at, word, left > 0 && left < Long.BYTES ? value & (1L << (left << 3)) - 1 : value);
        }
    }
}
