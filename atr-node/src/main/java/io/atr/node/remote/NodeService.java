package io.atr.node.remote;

import io.atr.control.v1.GetStatusRequest;
import io.atr.control.v1.Lane;
import io.atr.control.v1.ListLanesRequest;
import io.atr.control.v1.ListSendersRequest;
import io.atr.control.v1.ListSessionsRequest;
import io.atr.control.v1.ListTopicsRequest;
import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.Sender;
import io.atr.control.v1.Session;
import io.atr.control.v1.TapBatch;
import io.atr.control.v1.TapRequest;
import io.atr.control.v1.Topic;
import io.atr.control.v1.WatchStatusRequest;
import io.atr.node.access.Role;
import io.atr.node.view.StatusReader;
import io.atr.node.view.TapDesk;
import io.atr.node.view.TapRefusedException;
import io.atr.node.view.Vitals;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What a node is doing, for observers; packets as they pass, for subscribers. Any thread. */
public final class NodeService extends NodeGrpc.NodeImplBase implements AutoCloseable {
    /** Callers that watch the status at once. */
    public static final int MOST_WATCHES = 256;

    private static final int USUAL_INTERVAL = 1000;
    private static final int SHORTEST_INTERVAL = 100;
    private static final int LONGEST_INTERVAL = 60_000;

    private final Vitals vitals;
    private final StatusReader status;
    private final TapDesk taps;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Tells of this node. */
    public NodeService(Vitals vitals) {
        this.vitals = vitals;
        this.status = new StatusReader(vitals);
        this.taps = new TapDesk(vitals);
    }

    @Override
    public void getStatus(GetStatusRequest request, StreamObserver<NodeStatus> responses) {
        Callers.require(Role.OBSERVER);
        responses.onNext(status.read());
        responses.onCompleted();
    }

    @Override
    public void watchStatus(WatchStatusRequest request, StreamObserver<NodeStatus> responses) {
        Stay stay = Callers.stay(Role.OBSERVER);
        int millis = request.getIntervalMillis() == 0 ? USUAL_INTERVAL : request.getIntervalMillis();
        if (millis < SHORTEST_INTERVAL || millis > LONGEST_INTERVAL) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("interval_millis: " + Integer.toUnsignedString(millis) + " is not in "
                            + SHORTEST_INTERVAL + ".." + LONGEST_INTERVAL)
                    .asRuntimeException();
        }
        if (watches.size() >= MOST_WATCHES) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription(MOST_WATCHES + " callers watch the status already; ask with GetStatus")
                    .asRuntimeException();
        }
        watch(stay, TimeUnit.MILLISECONDS.toNanos(millis), call(responses));
    }

    @Override
    public void listSessions(ListSessionsRequest request, StreamObserver<Session> responses) {
        Callers.require(Role.OBSERVER);
        var sessions = vitals.sessions().list();
        Trickle.send(sessions.stream().map(Listed::session).iterator(), call(responses));
    }

    @Override
    public void listLanes(ListLanesRequest request, StreamObserver<Lane> responses) {
        Callers.require(Role.OBSERVER);
        var lanes = vitals.bus().lanes();
        Trickle.send(lanes.stream().map(Listed::lane).iterator(), call(responses));
    }

    @Override
    public void listTopics(ListTopicsRequest request, StreamObserver<Topic> responses) {
        Callers.require(Role.OBSERVER);
        var topics = vitals.rules().book().topics();
        Trickle.send(topics.stream().map(Listed::topic).iterator(), call(responses));
    }

    @Override
    public void listSenders(ListSendersRequest request, StreamObserver<Sender> responses) {
        Callers.require(Role.OBSERVER);
        var senders = vitals.rules().book().senders();
        Trickle.send(senders.stream().map(Listed::sender).iterator(), call(responses));
    }

    @Override
    public void tap(TapRequest request, StreamObserver<TapBatch> responses) {
        Stay stay = Callers.stay(Role.SUBSCRIBER);
        try {
            taps.open(request, stay.caller(), TapCall.of(stay, call(responses)));
        } catch (TapRefusedException e) {
            throw refusal(e.kind()).withDescription(e.getMessage()).asRuntimeException();
        }
    }

    /** Ends what is watched and tapped; such calls are told that the node stops. */
    @Override
    public void close() {
        closed = true;
        watches.forEach(Watch::stop);
        taps.close();
    }

    int watching() {
        return watches.size();
    }

    int tapping() {
        return taps.count();
    }

    private void watch(Stay stay, long periodNanos, ServerCallStreamObserver<NodeStatus> call) {
        Watch[] self = new Watch[1];
        Watch watch = new Watch(stay, status::read, periodNanos, call, () -> watches.remove(self[0]));
        self[0] = watch;
        call.setOnCancelHandler(watch::cancel);
        watches.add(watch);
        if (closed) {
            watch.stop();
        }
        Thread.ofVirtual().name("atr-watch").start(watch);
    }

    private static Status refusal(TapRefusedException.Kind kind) {
        return switch (kind) {
            case WRONG_REQUEST -> Status.INVALID_ARGUMENT;
            case NOT_PERMITTED -> Status.PERMISSION_DENIED;
            case TOO_MANY -> Status.RESOURCE_EXHAUSTED;
            case CLOSED -> Status.UNAVAILABLE;
        };
    }

    private static <T> ServerCallStreamObserver<T> call(StreamObserver<T> responses) {
        return (ServerCallStreamObserver<T>) responses;
    }
}
