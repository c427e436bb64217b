package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.atr.Limits;
import io.atr.control.v1.BatchesGrpc;
import io.atr.governance.Reason;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.access.Transport;
import io.atr.node.gate.GateLimits;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.SenderEntry;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.ArenaRef;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.Decision;
import io.atr.transport.v1.GovernanceUpdateRequest;
import io.atr.transport.v1.GovernanceUpdateResponse;
import io.atr.transport.v1.SenderQuota;
import io.atr.transport.v1.SubmitMode;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches over every transport, with answers compared with a direct reading of the rules. */
class BatchCallsTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: open, ids: 0-99}
              - {name: closed, ids: 100-199}
              - {name: spent, ids: 200-209, rate: 1/s, burst: 1}
            senders:
              - {name: a, id: 1, publish: ["open"]}
              - {name: b, id: 2, publish: ["*"], deny: ["open"]}
              - {name: c, id: 3, publish: ["*"]}
            """;

    @TempDir
    Path folder;

    private static RemoteNode node(int shards, Caller caller) throws RulesException {
        Limits limits = Limits.DEFAULT.withShards(shards).withIds(1000, 1000);
        return new RemoteNode(RULES, limits, 64, GateLimits.DEFAULT, RemoteSettings.DEFAULT, caller);
    }

    private static Caller caller(SenderScope senders, boolean bypass, Role... roles) {
        return new Caller("one", "here", Set.of(roles), senders, TopicScope.NONE, bypass, false);
    }

    @Test
    void unaryAnswersAreWhatTheRulesSay() throws RulesException, IOException {
        for (int shards : new int[] {1, 3}) {
            try (RemoteNode node = node(shards, RemoteNode.EVERYTHING)) {
                unary(node, node.inProcess(), Transport.IN_PROCESS, 1);
                unary(node, node.tcp(), Transport.TCP, 2);
                unary(node, node.unix(folder.resolve("s" + shards)), Transport.UNIX, 3);
            }
        }
    }

    private static void unary(RemoteNode node, ManagedChannel channel, Transport transport, int seed) {
        Random random = new Random(seed);
        ATRTransportGrpc.ATRTransportBlockingStub stub = ATRTransportGrpc.newBlockingStub(channel);
        int packets = 0;
        for (int i = 0; i < 60; i++) {
            BatchSubmitRequest request = request(random, i, random.nextInt(i % 20 == 0 ? 3000 : 40));
            packets += request.getPacketsCount();
            compare("seed " + seed + ", batch " + i, node, request, stub.submitBatch(request));
        }
        assertEquals(60, node.counters.count(RemoteCounters.Count.UNARY_CALLS, transport));
        assertEquals(packets, node.counters.count(RemoteCounters.Count.PACKETS, transport));
    }

    @Test
    void streamsAnswerInOrder() throws RulesException, IOException, InterruptedException {
        for (int shards : new int[] {1, 3}) {
            try (RemoteNode node = node(shards, RemoteNode.EVERYTHING)) {
                stream(node, node.inProcess(), 4);
                stream(node, node.tcp(), 5);
                stream(node, node.unix(folder.resolve("t" + shards)), 6);
            }
        }
    }

    private static void stream(RemoteNode node, Channel channel, int seed) throws InterruptedException {
        Random random = new Random(seed);
        LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
        StreamObserver<BatchSubmitRequest> batches =
                BatchesGrpc.newStub(channel).streamBatches(new Collected<>(answers));
        List<BatchSubmitRequest> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sent.add(request(random, i, random.nextInt(i % 50 == 0 ? 5000 : 60)));
            batches.onNext(sent.getLast());
        }
        batches.onCompleted();
        for (int i = 0; i < sent.size(); i++) {
            Object answer = answers.take();
            assertTrue(answer instanceof BatchSubmitResponse, "seed " + seed + ": " + answer);
            compare("seed " + seed + ", batch " + i, node, sent.get(i), (BatchSubmitResponse) answer);
        }
        assertEquals(Collected.DONE, answers.take());
    }

    /** Packets on every kind of topic, by every kind of sender, sound and unsound; but none on topics with a rate. */
    private static BatchSubmitRequest request(Random random, long id, int count) {
        BatchSubmitRequest.Builder request =
                BatchSubmitRequest.newBuilder().setRequestId(id).setGovernanceRequired(true);
        int oddity = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            TachyonPacket.Builder packet = TachyonPacket.newBuilder()
                    .setTopicId(random.nextInt(200))
                    .setSenderId(1 + random.nextInt(3))
                    .setInlineData(ByteString.copyFrom(new byte[random.nextInt(49)]));
            switch (oddity == 0 ? random.nextInt(12) : 99) {
                case 0 -> packet.setFlags(3);
                case 1 -> packet.setFlags(1 << 6);
                case 2 -> packet.setFlags(2);
                case 3 -> packet.setArenaRef(ArenaRef.getDefaultInstance());
                case 4 -> packet.setInlineData(ByteString.copyFrom(new byte[49]));
                case 5 -> packet.setTopicId(random.nextInt());
                case 6 -> packet.setSenderId(random.nextInt());
                case 7 -> packet.setFlags(0xFFFF_0000_0000_0021L);
                default -> {}
            }
            request.addPackets(packet);
        }
        return request.build();
    }

    private static void compare(String seed, RemoteNode node, BatchSubmitRequest request, BatchSubmitResponse answer) {
        assertEquals(request.getRequestId(), answer.getRequestId(), seed);
        assertEquals(request.getPacketsCount(), answer.getResultsCount(), seed);
        int accepted = 0;
        for (int i = 0; i < answer.getResultsCount(); i++) {
            Decision expected = expected(node.active().book(), request.getPackets(i)) ? Decision.ALLOW : Decision.DROP;
            assertEquals(i, answer.getResults(i).getIndex(), seed);
            assertEquals(expected, answer.getResults(i).getDecision(), seed + ": " + request.getPackets(i));
            accepted += expected == Decision.ALLOW ? 1 : 0;
        }
        assertEquals(accepted, answer.getAccepted(), seed);
        assertEquals(answer.getResultsCount() - accepted, answer.getDropped(), seed);
        assertEquals(0, answer.getThrottled(), seed);
    }

    private static boolean expected(RuleBook book, TachyonPacket packet) {
        long mode = packet.getFlags() & 7;
        boolean sound = (mode == 0 || mode == 1) && (packet.getFlags() & 0xFFC0) == 0;
        SenderEntry sender = book.sender(packet.getSenderId());
        return sound
                && !packet.hasArenaRef()
                && packet.getInlineData().size() <= 48
                && book.topic(packet.getTopicId()) != null
                && sender != null
                && sender.topics().contains(packet.getTopicId());
    }

    @Test
    void throttledPacketsAreToldApart() throws RulesException, IOException {
        try (RemoteNode node = node(2, RemoteNode.EVERYTHING)) {
            BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder().setGovernanceRequired(true);
            for (int i = 0; i < 100; i++) {
                request.addPackets(TachyonPacket.newBuilder().setTopicId(205).setSenderId(3));
            }
            BatchSubmitResponse answer =
                    ATRTransportGrpc.newBlockingStub(node.inProcess()).submitBatch(request.build());
            assertEquals(Decision.ALLOW, answer.getResults(0).getDecision());
            assertEquals(Decision.THROTTLED, answer.getResults(1).getDecision());
            assertEquals(100, answer.getAccepted() + answer.getThrottled());
        }
    }

    @Test
    void smallBatchesGetAHint() throws RulesException, IOException {
        try (RemoteNode node = node(1, RemoteNode.EVERYTHING)) {
            AtomicReference<Metadata> headers = new AtomicReference<>();
            AtomicReference<Metadata> trailers = new AtomicReference<>();
            Channel channel = ClientInterceptors.intercept(
                    node.tcp(), MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
            ATRTransportGrpc.ATRTransportBlockingStub stub = ATRTransportGrpc.newBlockingStub(channel);
            stub.submitBatch(request(new Random(1), 1, 511));
            assertEquals("batch of 511 below the recommended 512", headers.get().get(UnaryBatch.HINT));
            stub.submitBatch(request(new Random(1), 1, 512));
            assertNull(headers.get().get(UnaryBatch.HINT));
            assertEquals(1, node.counters.count(RemoteCounters.Count.SMALL_BATCHES, Transport.TCP));
        }
    }

    @Test
    void aCallerPublishesAsItsOwnSendersOnly() throws RulesException, IOException {
        BitSet own = new BitSet();
        own.set(3);
        try (RemoteNode node = node(2, caller(rules -> (BitSet) own.clone(), false, Role.PUBLISHER))) {
            BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder().setGovernanceRequired(true);
            for (int sender : new int[] {1, 3, -1, 3, 999}) {
                request.addPackets(TachyonPacket.newBuilder().setTopicId(1).setSenderId(sender));
            }
            BatchSubmitResponse answer =
                    ATRTransportGrpc.newBlockingStub(node.inProcess()).submitBatch(request.build());
            assertEquals("[DROP, ALLOW, DROP, ALLOW, DROP]", decisions(answer));
            assertEquals(3, node.counters.count(RemoteCounters.Count.FOREIGN_SENDERS, Transport.IN_PROCESS));
        }
    }

    private static String decisions(BatchSubmitResponse answer) {
        return answer.getResultsList().stream()
                .map(result -> result.getDecision().name())
                .toList()
                .toString();
    }

    @Test
    void theBypassIsForThoseWhoHaveIt() throws RulesException, IOException {
        BatchSubmitRequest request = BatchSubmitRequest.newBuilder()
                .addPackets(TachyonPacket.newBuilder().setTopicId(100).setSenderId(1))
                .build();
        BatchSubmitRequest system = BatchSubmitRequest.newBuilder()
                .setGovernanceRequired(true)
                .addPackets(TachyonPacket.newBuilder()
                        .setTopicId(100)
                        .setSenderId(1)
                        .setFlags(1 | 1 << 4))
                .build();
        try (RemoteNode node = node(2, RemoteNode.EVERYTHING)) {
            ATRTransportGrpc.ATRTransportBlockingStub stub = ATRTransportGrpc.newBlockingStub(node.inProcess());
            assertEquals("[ALLOW]", decisions(stub.submitBatch(request)));
            assertEquals("[ALLOW]", decisions(stub.submitBatch(system)));
            assertEquals(
                    2,
                    node.bus.status().stream()
                            .mapToLong(s -> s.count(Reason.ALLOWED_SYSTEM))
                            .sum());
        }
        try (RemoteNode node = node(2, caller(SenderScope.ALL, false, Role.PUBLISHER))) {
            ATRTransportGrpc.ATRTransportBlockingStub stub = ATRTransportGrpc.newBlockingStub(node.inProcess());
            assertEquals(Status.Code.PERMISSION_DENIED, refusal(stub, request));
            assertEquals("[DROP]", decisions(stub.submitBatch(system)));
        }
    }

    @Test
    void whatCannotBeTakenIsRefusedWhole() throws RulesException, IOException {
        BatchSubmitRequest refers = BatchSubmitRequest.newBuilder()
                .setGovernanceRequired(true)
                .setMode(SubmitMode.ALLOW_ARENA_REF)
                .addPackets(TachyonPacket.newBuilder().setTopicId(1).setSenderId(3))
                .addPackets(TachyonPacket.newBuilder().setArenaRef(ArenaRef.getDefaultInstance()))
                .build();
        try (RemoteNode node = node(2, RemoteNode.EVERYTHING)) {
            ATRTransportGrpc.ATRTransportBlockingStub stub = ATRTransportGrpc.newBlockingStub(node.tcp());
            assertEquals(Status.Code.UNIMPLEMENTED, refusal(stub, refers));
            assertEquals(
                    Status.Code.INVALID_ARGUMENT,
                    refusal(stub, refers.toBuilder().setModeValue(7).build()));
            BatchSubmitRequest.Builder many = BatchSubmitRequest.newBuilder().setGovernanceRequired(true);
            for (int i = 0; i < 65_537; i++) {
                many.addPackets(TachyonPacket.newBuilder().setTopicId(1).setSenderId(3));
            }
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, refusal(stub, many.build()));
            assertEquals(
                    0,
                    node.bus.status().stream()
                            .mapToLong(s -> s.count(Reason.ALLOWED))
                            .sum());
            many.removePackets(0);
            assertEquals(65_536, stub.submitBatch(many.build()).getAccepted());
            node.bus.close();
            assertEquals(Status.Code.UNAVAILABLE, refusal(stub, many.build()));
        }
        try (RemoteNode node = node(1, caller(SenderScope.ALL, false, Role.OBSERVER))) {
            assertEquals(
                    Status.Code.PERMISSION_DENIED,
                    refusal(
                            ATRTransportGrpc.newBlockingStub(node.inProcess()),
                            BatchSubmitRequest.getDefaultInstance()));
        }
    }

    private static Status.Code refusal(ATRTransportGrpc.ATRTransportBlockingStub stub, BatchSubmitRequest request) {
        StatusRuntimeException e = assertThrows(StatusRuntimeException.class, () -> stub.submitBatch(request));
        assertTrue(e.getStatus().getDescription().length() > 20, String.valueOf(e.getStatus()));
        return e.getStatus().getCode();
    }

    @Test
    void governanceIsUpdatedWhole() throws RulesException, IOException {
        try (RemoteNode node = node(2, RemoteNode.EVERYTHING)) {
            ATRTransportGrpc.ATRTransportBlockingStub stub = ATRTransportGrpc.newBlockingStub(node.tcp());
            GovernanceUpdateRequest update = GovernanceUpdateRequest.newBuilder()
                    .setVersion(7)
                    .addAllowlistTopics(150)
                    .addSenderQuotas(SenderQuota.newBuilder().setSenderId(9).setMaxInFlight(1000))
                    .build();
            GovernanceUpdateResponse made = stub.updateGovernance(update);
            assertTrue(made.getSuccess(), made.getErrorMessage());
            assertEquals(7, made.getVersion());
            BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder().setGovernanceRequired(true);
            request.addPackets(TachyonPacket.newBuilder().setTopicId(150).setSenderId(9));
            request.addPackets(TachyonPacket.newBuilder().setTopicId(1).setSenderId(9));
            request.addPackets(TachyonPacket.newBuilder().setTopicId(150).setSenderId(3));
            assertEquals("[ALLOW, DROP, DROP]", decisions(stub.submitBatch(request.build())));
            GovernanceUpdateResponse again = stub.updateGovernance(update);
            assertEquals("false 7", again.getSuccess() + " " + again.getVersion());
            assertTrue(again.getErrorMessage().contains("version 7 is not above"), again.getErrorMessage());
        }
    }
}
