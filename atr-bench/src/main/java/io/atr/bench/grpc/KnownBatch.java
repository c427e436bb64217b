package io.atr.bench.grpc;

import com.google.protobuf.ByteString;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.Decision;
import io.atr.transport.v1.PacketResult;
import io.atr.transport.v1.SubmitMode;
import io.atr.transport.v1.TachyonPacket;
import java.util.Arrays;

/** A batch that is encoded already, and what must be answered to it. Immutable; any thread. */
final class KnownBatch {
    private static final long REQUEST = 7;
    private static final int PAYLOAD = 48;
    private static final int TIME_TAG = 6 << 3;
    private static final int LONGEST_TIME = 11;

    private final byte[] request;
    private final byte[] answer;
    private final int packets;
    private final int accepted;

    private KnownBatch(byte[] request, byte[] answer, int packets, int accepted) {
        this.request = request;
        this.answer = answer;
        this.packets = packets;
        this.accepted = accepted;
    }

    /** The first packets of a workload with one sender, 48 bytes in each; none at all is a batch too. */
    static KnownBatch of(Workload workload, int packets) {
        BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder()
                .setRequestId(REQUEST)
                .setGovernanceRequired(true)
                .setMode(SubmitMode.INLINE_ONLY);
        BatchSubmitResponse.Builder answer = BatchSubmitResponse.newBuilder().setRequestId(REQUEST);
        ByteString payload = ByteString.copyFrom(new byte[PAYLOAD]);
        long[] routes = workload.routes();
        int accepted = 0;
        for (int i = 0; i < packets; i++) {
            long route = routes[i & (routes.length - 1)];
            boolean passes = workload.passes(route);
            request.addPackets(TachyonPacket.newBuilder()
                    .setTopicId(Packet.topicOf(route))
                    .setSenderId(Packet.senderOf(route))
                    .setInlineData(payload));
            answer.addResults(
                    PacketResult.newBuilder().setIndex(i).setDecision(passes ? Decision.ALLOW : Decision.DROP));
            accepted += passes ? 1 : 0;
        }
        answer.setAccepted(accepted).setDropped(packets - accepted);
        return new KnownBatch(request.build().toByteArray(), answer.build().toByteArray(), packets, accepted);
    }

    byte[] request() {
        return request;
    }

    int packets() {
        return packets;
    }

    int accepted() {
        return accepted;
    }

    /**
     * Compares an answer with the one expected, every decision of it; only the processing time, which is its last field,
     * is free.
     *
     * @throws IllegalStateException when it is another one
     */
    void check(byte[] given) {
        int rest = given.length - answer.length;
        boolean same = rest >= 0
                && rest <= LONGEST_TIME
                && Arrays.equals(given, 0, answer.length, answer, 0, answer.length)
                && (rest == 0 || given[answer.length] == TIME_TAG);
        if (!same) {
            throw new IllegalStateException("a batch of " + packets + " packets, of which " + accepted
                    + " pass, was answered otherwise: " + given.length + " bytes for the expected " + answer.length
                    + " and a processing time");
        }
    }
}
