package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.atr.Limits;
import io.atr.control.v1.BatchesGrpc;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.gate.BudgetSizes;
import io.atr.node.gate.ByteBudget;
import io.atr.node.gate.GateLimits;
import io.atr.node.rules.RulesException;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callers that make the node hold as much as they can, each in its own way; honest ones and operators may not notice. */
class HostileMemoryTest {
    private static final String RULES = """
            version: 1
            topics: [{name: open, ids: 0-9}]
            senders: [{name: a, id: 1, publish: ["*"]}]
            """;
    private static final BudgetSizes SIZES = new BudgetSizes(32L << 20, 8L << 20, 12L << 20, 24L << 20);
    private static final Metadata.Key<String> WHO = Metadata.Key.of("who", Metadata.ASCII_STRING_MARSHALLER);
    private static final int LARGE = 1 << 16;

    private static RemoteNode node() throws RulesException {
        return new RemoteNode(
                RULES,
                Limits.DEFAULT.withIds(100, 100),
                1 << 12,
                GateLimits.DEFAULT,
                RemoteSettings.DEFAULT.with(SIZES),
                new ByHeader());
    }

    /** Everybody is who it says it is. */
    private static final class ByHeader implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            String name = headers.get(WHO);
            Set<Role> roles = "operator".equals(name) ? EnumSet.allOf(Role.class) : EnumSet.of(Role.PUBLISHER);
            Caller caller = new Caller(
                    name == null ? "anonymous" : name, "here", roles, SenderScope.ALL, TopicScope.ALL, false, false);
            return Callers.always(caller).interceptCall(call, headers, next);
        }
    }

    private static Channel as(String who, Channel channel) {
        Metadata headers = new Metadata();
        headers.put(WHO, who);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static BatchSubmitRequest batch(int packets, int padding) {
        TachyonPacket packet =
                TachyonPacket.newBuilder().setTopicId(1).setSenderId(1).build();
        BatchSubmitRequest.Builder batch =
                BatchSubmitRequest.newBuilder().setRequestId(1).setGovernanceRequired(true);
        for (int i = 0; i < packets; i++) {
            batch.addPackets(packet);
        }
        var field = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(new byte[padding]))
                .build();
        return batch.setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(126, field).build())
                .build();
    }

    private static int accepted(Channel channel, BatchSubmitRequest batch) {
        return ATRTransportGrpc.newBlockingStub(channel)
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .submitBatch(batch)
                .getAccepted();
    }

    /** Honest callers of one connection each, and an operator with a batch of the largest size, while an attack goes on. */
    private static void nobodyNotices(RemoteNode node, Channel honest, Channel operator) {
        BatchSubmitRequest small = batch(500, 0);
        for (int i = 0; i < 50; i++) {
            assertEquals(500, accepted(honest, small));
        }
        assertEquals(LARGE, accepted(operator, batch(LARGE, 0)));
        ByteBudget budget = node.listeners.budget();
        long most = SIZES.node() + SIZES.operators() + RemoteSettings.DEFAULT.connections() * BudgetSizes.SMALL;
        assertTrue(budget.used() <= most, () -> budget.used() + " bytes are held");
    }

    private static void everythingComesBack(RemoteNode node) {
        ByteBudget budget = node.listeners.budget();
        TestNode.await("all is given back", () -> budget.used() == 0);
    }

    private static long refusals(RemoteNode node) {
        long refused = 0;
        for (ByteBudget.Scope scope : ByteBudget.Scope.values()) {
            refused += node.listeners.budget().refusals(scope);
        }
        return refused;
    }

    private static List<ClientCall<?, ?>> hold(
            Channel channel, MethodDescriptor<BatchSubmitRequest, BatchSubmitResponse> method, int calls, int batches) {
        BatchSubmitRequest large = batch(LARGE, 0);
        List<ClientCall<?, ?>> held = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            ClientCall<BatchSubmitRequest, BatchSubmitResponse> call = channel.newCall(method, CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {}, new Metadata());
            for (int k = 0; k < batches; k++) {
                call.sendMessage(large); // never asks for an answer, never says that it is done
            }
            held.add(call);
        }
        return held;
    }

    @Test
    void streamsThatAreNotReadAreNotRead() throws RulesException, IOException {
        try (RemoteNode node = node()) {
            Channel honest = as("honest", node.tcp());
            Channel operator = as("operator", node.tcp());
            List<ClientCall<?, ?>> held = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                held.addAll(hold(as("hostile", node.tcp()), BatchesGrpc.getStreamBatchesMethod(), 4, 8));
            }
            TestNode.await("much is held", () -> node.listeners.budget().used() > 4 << 20);
            nobodyNotices(node, honest, operator);
            held.forEach(call -> call.cancel("enough", null));
            everythingComesBack(node);
        }
    }

    @Test
    void callsThatAreNeverHalfClosedAreRefused() throws RulesException, IOException {
        try (RemoteNode node = node()) {
            Channel honest = as("honest", node.tcp());
            Channel operator = as("operator", node.tcp());
            List<ClientCall<?, ?>> held = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                held.addAll(hold(as("hostile", node.tcp()), ATRTransportGrpc.getSubmitBatchMethod(), 8, 1));
            }
            TestNode.await("some are refused", () -> refusals(node) > 0);
            nobodyNotices(node, honest, operator);
            held.forEach(call -> call.cancel("enough", null));
            everythingComesBack(node);
        }
    }

    @Test
    void messagesThatNeverEndAreRefused() throws RulesException, IOException {
        try (RemoteNode node = node()) {
            Channel honest = as("honest", node.tcp());
            Channel operator = as("operator", node.tcp());
            List<RawCall> held = new ArrayList<>();
            int whole = 0;
            for (int i = 0; i < 12; i++) {
                RawCall call = new RawCall(node.address());
                held.add(call);
                whole += call.send(20_000_000, 8_000_000) ? 1 : 0;
            }
            assertTrue(whole > 0 && whole < 5, whole + " of 12 messages of 8 MB are held");
            assertTrue(refusals(node) > 0);
            nobodyNotices(node, honest, operator);
            for (RawCall call : held) {
                call.close();
            }
            everythingComesBack(node);
        }
    }

    @Test
    void honestCallersBeyondTheBudgetAreServedOrTold() throws Exception {
        try (RemoteNode node = node();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BatchSubmitRequest long4 = batch(10, 4_000_000);
            List<Future<String>> told = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ManagedChannel channel = node.tcp();
                told.add(threads.submit(() -> {
                    try {
                        return "accepted " + accepted(as("honest", channel), long4);
                    } catch (StatusRuntimeException e) {
                        return e.getStatus().getCode().name();
                    }
                }));
            }
            Set<String> sound = Set.of("accepted 10", Status.Code.RESOURCE_EXHAUSTED.name());
            for (Future<String> one : told) {
                assertTrue(sound.contains(one.get()), one.get());
            }
            assertTrue(told.stream().anyMatch(one -> one.resultNow().startsWith("accepted")), "somebody is served");
            everythingComesBack(node);
            assertEquals(10, accepted(as("honest", node.tcp()), long4));
        }
    }
}
