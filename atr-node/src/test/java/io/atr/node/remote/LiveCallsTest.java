package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.atr.Limits;
import io.atr.control.v1.BatchesGrpc;
import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.TapRequest;
import io.atr.control.v1.WatchStatusRequest;
import io.atr.node.access.Admission;
import io.atr.node.access.Admitter;
import io.atr.node.access.Caller;
import io.atr.node.access.Credentials;
import io.atr.node.access.Role;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.gate.GateLimits;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.Decision;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Calls that go on while what their caller may do changes. */
class LiveCallsTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: t, ids: 0-99}
            senders:
              - {name: a, id: 1, publish: ["*"]}
              - {name: b, id: 2, publish: ["*"]}
            """;
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    private final Desk desk = new Desk();

    /** Says what the test says. */
    private static final class Desk implements Admitter {
        private volatile Admission answer = admitted(ALL, SenderScope.ALL, TopicScope.ALL);
        private volatile long generation = 1;

        @Override
        public Admission admit(Credentials credentials) {
            return answer;
        }

        @Override
        public long generation() {
            return generation;
        }

        void now(Admission other) {
            answer = other;
            generation++; // one thread writes
        }
    }

    private static Admission admitted(Set<Role> roles, SenderScope senders, TopicScope topics) {
        return new Admission.Admitted(
                new Caller("one", "here", roles, senders, topics, false, false), Admission.FOR_EVER);
    }

    private static Admission revoked() {
        return new Admission.Refused(Admission.Why.BAD_TOKEN, "nobody has this token");
    }

    @Test
    void aStreamOfBatchesEndsWithItsRights() throws Exception {
        check(revoked(), Status.Code.UNAUTHENTICATED);
        check(admitted(Set.of(Role.OBSERVER), SenderScope.ALL, TopicScope.ALL), Status.Code.PERMISSION_DENIED);
    }

    private void check(Admission last, Status.Code expected) throws Exception {
        desk.now(admitted(ALL, SenderScope.ALL, TopicScope.ALL));
        try (RemoteNode node = node()) {
            LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
            StreamObserver<BatchSubmitRequest> batches =
                    BatchesGrpc.newStub(node.tcp()).streamBatches(new Collected<>(answers));
            batches.onNext(batch(1, 0));
            assertEquals(Decision.ALLOW, decision(answers.take()));
            desk.now(admitted(ALL, SenderScope.ALL, TopicScope.ALL));
            batches.onNext(batch(1, 0));
            assertEquals(Decision.ALLOW, decision(answers.take()), "nothing has changed");
            desk.now(admitted(ALL, rules -> java.util.BitSet.valueOf(new long[] {1 << 2}), TopicScope.ALL));
            batches.onNext(batch(1, 0));
            assertEquals(Decision.DROP, decision(answers.take()), "the sender is not its own any more");
            batches.onNext(batch(2, 0));
            assertEquals(Decision.ALLOW, decision(answers.take()));
            desk.now(last);
            batches.onNext(batch(2, 0));
            assertEquals(
                    expected, Status.fromThrowable((Throwable) answers.take()).getCode());
        }
    }

    @Test
    void whoTriesWhatNeedsTheBypassIsReported() throws Exception {
        try (RemoteNode node = node()) {
            LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
            StreamObserver<BatchSubmitRequest> batches =
                    BatchesGrpc.newStub(node.tcp()).streamBatches(new Collected<>(answers));
            batches.onNext(batch(1, 0));
            assertEquals(Decision.ALLOW, decision(answers.take()));
            assertEquals(List.of(), events);
            for (int i = 0; i < 3; i++) {
                batches.onNext(batch(1, Packet.SYSTEM));
                assertEquals(Decision.ALLOW, decision(answers.take()));
            }
            assertEquals(1, events.size(), "one of a stream");
            assertTrue(events.getFirst().detail().contains("system flag"), events.toString());
            batches.onNext(batch(1, 0).toBuilder().setGovernanceRequired(false).build());
            Status status = Status.fromThrowable((Throwable) answers.take());
            assertEquals(Status.Code.PERMISSION_DENIED, status.getCode());
            assertEquals(2, events.size());
            assertTrue(events.getLast().detail().contains("governance_required"), events.toString());
        }
    }

    @Test
    void watchesAndTapsEndWithTheirRights() throws Exception {
        try (TestNode node = new TestNode(1, RULES)) {
            Server server = InProcessServerBuilder.forName("live-" + System.identityHashCode(this))
                    .intercept(new CallerInterceptor(desk, events::add))
                    .addService(node.service())
                    .build()
                    .start();
            ManagedChannel channel = InProcessChannelBuilder.forName("live-" + System.identityHashCode(this))
                    .build();
            try {
                LinkedBlockingQueue<Object> seen = new LinkedBlockingQueue<>();
                NodeGrpc.newStub(channel)
                        .watchStatus(
                                WatchStatusRequest.newBuilder()
                                        .setIntervalMillis(100)
                                        .build(),
                                new Collected<>(seen));
                TapReader narrow = tap(channel);
                desk.now(admitted(ALL, SenderScope.NONE, TopicScope.ALL));
                seen.clear();
                assertTrue(seen.take() instanceof io.atr.control.v1.NodeStatus, "it goes on");
                node.publish(1, 5, 7);
                TestNode.await("the tap goes on", () -> narrow.seen() == 1);
                desk.now(admitted(ALL, SenderScope.ALL, TopicScope.NONE));
                TestNode.await("the tap ends", () -> narrow.failure() == Status.Code.PERMISSION_DENIED);
                desk.now(admitted(ALL, SenderScope.ALL, TopicScope.ALL));
                TapReader refused = tap(channel);
                desk.now(revoked());
                TestNode.await("the tap ends", () -> refused.failure() == Status.Code.UNAUTHENTICATED);
                Object last = seen.take();
                while (last instanceof io.atr.control.v1.NodeStatus) {
                    last = seen.take();
                }
                assertEquals(
                        Status.Code.UNAUTHENTICATED,
                        Status.fromThrowable((Throwable) last).getCode());
                node.awaitNoTaps();
            } finally {
                channel.shutdownNow();
                server.shutdownNow();
            }
        }
    }

    private static TapReader tap(ManagedChannel channel) {
        TapReader reader = new TapReader();
        NodeGrpc.newStub(channel).tap(TapRequest.getDefaultInstance(), reader);
        TestNode.await("the tap's first batch", () -> reader.batches() > 0);
        return reader;
    }

    private RemoteNode node() throws Exception {
        return new RemoteNode(
                RULES,
                Limits.DEFAULT.withIds(1000, 1000),
                64,
                GateLimits.DEFAULT,
                RemoteSettings.DEFAULT,
                new CallerInterceptor(desk, events::add));
    }

    private static BatchSubmitRequest batch(int sender, long flags) {
        return BatchSubmitRequest.newBuilder()
                .setGovernanceRequired(true)
                .addPackets(TachyonPacket.newBuilder()
                        .setFlags(flags)
                        .setTopicId(5)
                        .setSenderId(sender)
                        .setInlineData(ByteString.copyFrom(new byte[8])))
                .build();
    }

    private static Decision decision(Object answer) {
        assertTrue(answer instanceof BatchSubmitResponse, String.valueOf(answer));
        return ((BatchSubmitResponse) answer).getResults(0).getDecision();
    }
}
