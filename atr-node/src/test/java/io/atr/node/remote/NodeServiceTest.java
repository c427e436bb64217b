package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.control.v1.GetStatusRequest;
import io.atr.control.v1.Lane;
import io.atr.control.v1.ListLanesRequest;
import io.atr.control.v1.ListSendersRequest;
import io.atr.control.v1.ListSessionsRequest;
import io.atr.control.v1.ListTopicsRequest;
import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.ReasonCount;
import io.atr.control.v1.Sender;
import io.atr.control.v1.Session;
import io.atr.control.v1.Topic;
import io.atr.control.v1.WatchStatusRequest;
import io.atr.node.access.Role;
import io.atr.node.access.TopicScope;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What observers are told. */
class NodeServiceTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: prices, ids: 10-19, rate: 5/s, burst: 3, priority: p1}
              - {name: news, id: 7}
            senders:
              - {name: exchange, id: 1, address: 10.0.0.1, publish: [prices], max_in_flight: 9}
              - {name: desk, id: 2, publish: ["*"]}
            """;

    private final TestNode node = new TestNode(2, RULES);

    @AfterEach
    void close() {
        node.close();
    }

    private NodeGrpc.NodeBlockingStub stub() {
        return NodeGrpc.newBlockingStub(node.channel());
    }

    private NodeStatus status() {
        return stub().getStatus(GetStatusRequest.getDefaultInstance());
    }

    @Test
    void aStatusSaysWhatTheNodeKnows() {
        node.sessions().begin("me", "pid 1", "shm");
        NodeStatus status = status();
        assertEquals("north", status.getName());
        assertEquals("1.2.3", status.getSoftwareVersion());
        assertEquals(1_000_000, status.getStartedEpochMillis());
        assertTrue(status.getReady());
        assertEquals(1, status.getRulesVersion());
        assertEquals("test.yaml", status.getRulesSource());
        assertEquals(
                List.of(1, 16, 2, 16),
                List.of(
                        status.getPublishers(), status.getPublisherPlaces(),
                        status.getSubscribers(), status.getSubscriberPlaces()));
        assertEquals(1, status.getSessions());
        assertEquals(List.of("grpc " + node.address()), status.getListenersList());
        assertEquals(6, status.getShards(1).getQueued());
    }

    @Test
    void aNodeThatIsNotReadySaysWhy() {
        node.missing("rules", "warm-up");
        assertFalse(status().getReady());
        assertEquals(List.of("rules", "warm-up"), status().getNotReadyList());
    }

    @Test
    void countsAreThoseOfEachShard() {
        node.publish(1, 12, 1, 2, 3, 4, 5); // shard 0: three pass, two are throttled
        node.publish(1, 7, 6); // shard 1: denied
        node.publish(2, 7, 7, 8); // shard 1
        node.publish(3, 7, 9); // shard 1: nobody knows sender 3
        NodeStatus status = status();
        assertEquals(Map.of("ALLOWED", 3L, "E_GOV_THROTTLED", 2L), counts(status, 0));
        assertEquals(Map.of("ALLOWED", 2L, "E_GOV_DENYLISTED", 1L, "E_GOV_UNKNOWN_SENDER", 1L), counts(status, 1));
        assertEquals(3, status.getShards(0).getLogPosition());
        assertEquals(2, status.getShards(1).getLogPosition());
        assertEquals(5, status.getShards(0).getBatches(0), "batches of one packet");
    }

    private static Map<String, Long> counts(NodeStatus status, int shard) {
        return status.getShards(shard).getCountsList().stream()
                .filter(count -> count.getPackets() > 0)
                .collect(Collectors.toMap(ReasonCount::getReason, ReasonCount::getPackets));
    }

    @Test
    void topicsAndSendersHaveTheirNames() {
        Iterator<Topic> topics = stub().listTopics(ListTopicsRequest.getDefaultInstance());
        assertEquals(
                Topic.newBuilder()
                        .setName("prices")
                        .setFirstId(10)
                        .setLastId(19)
                        .setRate(5)
                        .setBurst(3)
                        .setPriority(1)
                        .build(),
                topics.next());
        Topic news = topics.next();
        assertEquals(
                List.of("news", 7, 7, 0L, 0L),
                List.of(news.getName(), news.getFirstId(), news.getLastId(), news.getRate(), news.getBurst()));
        assertFalse(topics.hasNext());
        Iterator<Sender> senders = stub().listSenders(ListSendersRequest.getDefaultInstance());
        assertEquals(
                Sender.newBuilder()
                        .setName("exchange")
                        .setId(1)
                        .setAddress("10.0.0.1")
                        .setTopics(10)
                        .setMaxInFlight(9)
                        .build(),
                senders.next());
        assertEquals(Sender.newBuilder().setName("desk").setId(2).setTopics(11).build(), senders.next());
        assertFalse(senders.hasNext());
    }

    @Test
    void sessionsAreListedWhileTheyLast() {
        var first = node.sessions().begin("ada", "pid 7, uid 8", "shm");
        var second = node.sessions().begin("bob", "10.0.0.1:99", "grpc-tcp");
        first.holds("publication of sender 7");
        first.holds("subscription gating");
        first.lets("publication of sender 7");
        List<Session> seen = sessions();
        assertEquals(List.of("ada", "bob"), seen.stream().map(Session::getWho).toList());
        assertEquals(List.of("subscription gating"), seen.getFirst().getHoldsList());
        assertEquals("pid 7, uid 8", seen.getFirst().getFrom());
        assertEquals("grpc-tcp", seen.get(1).getTransport());
        first.close();
        first.close();
        assertEquals(List.of("bob"), sessions().stream().map(Session::getWho).toList());
        second.close();
        assertEquals(0, node.sessions().count());
    }

    private List<Session> sessions() {
        return all(stub().listSessions(ListSessionsRequest.getDefaultInstance()));
    }

    private static <T> List<T> all(Iterator<T> messages) {
        return Stream.iterate(messages, Iterator::hasNext, left -> left)
                .map(Iterator::next)
                .toList();
    }

    @Test
    void lanesAreListedWithWhatTheirShardTook() {
        List<Lane> before = lanes();
        try (Publication publication = node.bus().publish(2);
                Arena arena = Arena.ofConfined()) {
            var data = arena.allocate(8);
            publication.offer(7, data, 0, 8); // shard 1
            publication.offer(7, data, 0, 8);
            publication.offer(12, data, 0, 8); // shard 0
            TestNode.await("three packets taken", () -> taken(0) == 1 && taken(1) == 2);
            List<Lane> lanes = ownLanes();
            assertEquals(List.of(0, 1), lanes.stream().map(Lane::getShard).toList());
            for (Lane lane : lanes) {
                assertEquals(lanes.getFirst().getPlace(), lane.getPlace());
                assertEquals(List.of(false, false), List.of(lane.getMany(), lane.getSharedMemory()));
                assertEquals(0, lane.getWaiting());
                assertEquals(node.bus().config().rings().laneSlots(), lane.getSlots());
            }
        }
        TestNode.await("drained lanes are gone", () -> lanes().equals(before));
        try (Publication gateway = node.bus().publish(PublicationOptions.gateway())) {
            assertFalse(gateway.isClosed());
            Lane last = lanes().getLast();
            assertTrue(last.getMany());
            assertEquals(0, last.getSender());
        }
    }

    private long taken(int shard) {
        return ownLanes().get(shard).getTaken();
    }

    private List<Lane> ownLanes() {
        return lanes().stream()
                .filter(lane -> !lane.getMany() && lane.getSender() == 2)
                .toList();
    }

    private List<Lane> lanes() {
        return all(stub().listLanes(ListLanesRequest.getDefaultInstance()));
    }

    @Test
    void aWatchTellsAgainAndAgainAndEndsWithTheNode() {
        Iterator<NodeStatus> watch = stub().watchStatus(
                        WatchStatusRequest.newBuilder().setIntervalMillis(100).build());
        long first = watch.next().getTakenNanos();
        long second = watch.next().getTakenNanos();
        assertTrue(second - first >= 100_000_000, second - first + " ns apart");
        node.service().close();
        StatusRuntimeException end = assertThrows(StatusRuntimeException.class, () -> {
            while (true) {
                watch.next();
            }
        });
        assertEquals(Status.Code.UNAVAILABLE, end.getStatus().getCode());
        TestNode.await("the watch is forgotten", () -> node.service().watching() == 0);
    }

    @Test
    void aWatchEndsWithItsCaller() {
        try (var context = io.grpc.Context.current().withCancellation()) {
            context.run(() ->
                    stub().watchStatus(WatchStatusRequest.getDefaultInstance()).next());
            assertEquals(1, node.service().watching());
        }
        TestNode.await("the watch is forgotten", () -> node.service().watching() == 0);
    }

    @Test
    void intervalsAreBounded() {
        for (int wrong : new int[] {1, 99, 60_001, -1}) {
            var request =
                    WatchStatusRequest.newBuilder().setIntervalMillis(wrong).build();
            var refused = assertThrows(
                    StatusRuntimeException.class,
                    () -> stub().watchStatus(request).next());
            assertEquals(Status.Code.INVALID_ARGUMENT, refused.getStatus().getCode());
            assertTrue(refused.getMessage().contains("100..60000"), refused.getMessage());
        }
    }

    @Test
    void onlyObserversAreTold() {
        node.calledBy(TestNode.caller(TopicScope.ALL, EnumSet.complementOf(EnumSet.of(Role.OBSERVER))));
        List<Runnable> calls = List.of(
                this::status,
                () -> stub().watchStatus(WatchStatusRequest.getDefaultInstance())
                        .next(),
                () -> stub().listSessions(ListSessionsRequest.getDefaultInstance())
                        .next(),
                () -> stub().listTopics(ListTopicsRequest.getDefaultInstance()).next(),
                () -> stub().listSenders(ListSendersRequest.getDefaultInstance())
                        .next());
        for (Runnable call : calls) {
            var refused = assertThrows(StatusRuntimeException.class, call::run);
            assertEquals(Status.Code.PERMISSION_DENIED, refused.getStatus().getCode());
        }
    }
}
