package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.atr.Limits;
import io.atr.control.v1.BatchesGrpc;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.access.Transport;
import io.atr.node.gate.GateLimits;
import io.atr.node.rules.RulesException;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners refuse, and what they offer beside the node's own services. */
class RemoteLimitsTest {
    private static final String RULES = "version: 1\ntopics: []\nsenders: []\n";
    private static final BatchSubmitRequest EMPTY =
            BatchSubmitRequest.newBuilder().setGovernanceRequired(true).build();

    private static RemoteNode node(RemoteSettings settings) throws RulesException {
        return new RemoteNode(RULES, Limits.DEFAULT, 64, GateLimits.DEFAULT, settings, RemoteNode.EVERYTHING);
    }

    private static RemoteNode publishers(RemoteSettings settings) throws RulesException {
        Caller publisher =
                new Caller("p", "here", Set.of(Role.PUBLISHER), SenderScope.ALL, TopicScope.NONE, false, false);
        return new RemoteNode(RULES, Limits.DEFAULT, 64, GateLimits.DEFAULT, settings, publisher);
    }

    private static Status.Code refusal(Channel channel, BatchSubmitRequest request) {
        return assertThrows(
                        StatusRuntimeException.class,
                        () -> ATRTransportGrpc.newBlockingStub(channel).submitBatch(request))
                .getStatus()
                .getCode();
    }

    @Test
    void callsAboveTheLimitAreRefusedUntilOthersEnd() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT.with(10, 1, 10))) {
            ManagedChannel channel = node.tcp();
            LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
            StreamObserver<BatchSubmitRequest> stream =
                    BatchesGrpc.newStub(channel).streamBatches(new Collected<BatchSubmitResponse>(answers));
            stream.onNext(EMPTY);
            answers.take();
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, refusal(channel, EMPTY));
            assertEquals(1, node.counters.count(RemoteCounters.Count.CALLS_REFUSED, Transport.TCP));
            stream.onCompleted();
            assertEquals(Collected.DONE, answers.take());
            while (!succeeds(channel)) {
                Thread.onSpinWait(); // the server notes the end of a call after the client has seen it
            }
        }
    }

    private static boolean succeeds(Channel channel) {
        try {
            ATRTransportGrpc.newBlockingStub(channel).submitBatch(EMPTY);
            return true;
        } catch (StatusRuntimeException e) {
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, e.getStatus().getCode());
            return false;
        }
    }

    @Test
    void connectionsAboveTheLimitAreRefused() throws Exception {
        try (RemoteNode node = publishers(RemoteSettings.DEFAULT.with(10, 10, 1))) {
            ManagedChannel first = node.tcp();
            ATRTransportGrpc.newBlockingStub(first).submitBatch(EMPTY);
            ManagedChannel second = NettyChannelBuilder.forTarget(first.authority())
                    .usePlaintext()
                    .build();
            try {
                assertEquals(Status.Code.RESOURCE_EXHAUSTED, refusal(second, EMPTY));
                assertTrue(node.counters.count(RemoteCounters.Count.CONNECTIONS_REFUSED, Transport.TCP) > 0);
            } finally {
                second.shutdownNow();
            }
            ATRTransportGrpc.newBlockingStub(first).submitBatch(EMPTY);
        }
    }

    @Test
    void oversizedMessagesAreRefused() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT)) {
            BatchSubmitRequest huge = EMPTY.toBuilder()
                    .addPackets(TachyonPacket.newBuilder().setInlineData(ByteString.copyFrom(new byte[21 << 20])))
                    .build();
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, refusal(node.tcp(), huge));
            BatchSubmitRequest large = EMPTY.toBuilder()
                    .addPackets(TachyonPacket.newBuilder().setInlineData(ByteString.copyFrom(new byte[19 << 20])))
                    .build();
            assertEquals(
                    1,
                    ATRTransportGrpc.newBlockingStub(node.tcp())
                            .submitBatch(large)
                            .getDropped());
        }
    }

    @Test
    void healthFollowsTheNode() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT)) {
            HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(node.tcp());
            HealthCheckRequest request = HealthCheckRequest.newBuilder()
                    .setService("atr.transport.v1.ATRTransport")
                    .build();
            assertEquals(ServingStatus.NOT_SERVING, health.check(request).getStatus());
            node.listeners.ready(true);
            assertEquals(ServingStatus.SERVING, health.check(request).getStatus());
            assertEquals(
                    ServingStatus.SERVING,
                    health.check(HealthCheckRequest.getDefaultInstance()).getStatus());
        }
    }

    @Test
    void reflectionTellsTheContract() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT)) {
            LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
            StreamObserver<ServerReflectionRequest> asked = ServerReflectionGrpc.newStub(node.tcp())
                    .serverReflectionInfo(new Collected<ServerReflectionResponse>(answers));
            asked.onNext(ServerReflectionRequest.newBuilder()
                    .setFileContainingSymbol("atr.transport.v1.ATRTransport.SubmitBatch")
                    .build());
            asked.onCompleted();
            ServerReflectionResponse answer = (ServerReflectionResponse) answers.take();
            assertTrue(answer.getFileDescriptorResponse().getFileDescriptorProtoCount() > 0, answer.toString());
        }
    }

    @Test
    @SuppressWarnings("deprecation") // what older clients ask
    void reflectionAnswersOlderClientsToo() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT)) {
            LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
            var asked = io.grpc.reflection.v1alpha.ServerReflectionGrpc.newStub(node.tcp())
                    .serverReflectionInfo(new Collected<io.grpc.reflection.v1alpha.ServerReflectionResponse>(answers));
            asked.onNext(io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
                    .setListServices("")
                    .build());
            asked.onCompleted();
            var answer = (io.grpc.reflection.v1alpha.ServerReflectionResponse) answers.take();
            assertTrue(answer.toString().contains("atr.transport.v1.ATRTransport"), answer.toString());
        }
    }

    @Test
    void onlyASocketIsReplaced(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        try (RemoteNode node = node(RemoteSettings.DEFAULT)) {
            IOException e = assertThrows(IOException.class, () -> node.unix(file));
            assertTrue(e.getMessage().contains("no socket"), e.getMessage());
            assertEquals("mine", Files.readString(file));
            Path socket = folder.resolve("grpc.sock");
            node.unix(socket);
            ATRTransportGrpc.newBlockingStub(node.unix(socket)).submitBatch(EMPTY);
        }
    }
}
