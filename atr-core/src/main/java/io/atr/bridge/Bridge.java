package io.atr.bridge;

import io.atr.Bus;
import io.atr.LaneStatus;
import io.atr.agent.AgentRunner;
import io.atr.agent.Faults;
import io.atr.agent.Idling;
import io.atr.agent.OnDemand;
import io.atr.platform.EventFd;
import io.atr.platform.Poller;
import io.atr.platform.SocketMessage;
import io.atr.platform.UnixSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The node's door for other processes: listens on a Unix socket, and gives whoever the gatekeeper lets in lanes and logs
 * in shared memory. From then on they publish and read without it; it watches that they are still there.
 *
 * <p>One thread serves all sessions. To be closed before the bus. The methods are for any thread.
 */
public final class Bridge implements AutoCloseable {
    private static final int TICK_MILLIS = 50;
    private static final int ACCEPTS_A_TURN = 16;
    private static final long FAREWELL_NANOS = 1_000_000_000;
    private static final long LOOK_NANOS = 200_000;

    private final Bus bus;
    private final Faults faults;
    private final Feeds feeds;
    private final SocketPlace place;
    private final EventFd wake;
    private final BridgeLimits limits;
    private final Consumer<String> warnings;
    private final AgentRunner feeding;
    private final Giver giver;
    private final Thread thread;
    private final List<Session> sessions = new ArrayList<>();
    private final SocketMessage in = new SocketMessage();
    private volatile boolean running = true;
    private volatile long patienceEnds;
    private volatile int sessionCount;
    private volatile int holdingCount;
    private final LongAdder pushedOut = new LongAdder();
    private boolean deaf;

    private Bridge(SocketPlace place, Bus bus, Gatekeeper gatekeeper, BridgeLimits limits, Consumer<String> warnings)
            throws IOException {
        this.bus = bus;
        this.faults = new Faults("the bridge goes on without %s, which failed", warnings);
        this.feeds = new Feeds(faults);
        this.place = place;
        this.wake = new EventFd();
        this.limits = limits;
        this.warnings = warnings;
        this.giver = new Giver(bus, gatekeeper, limits, feeds, System.currentTimeMillis());
        this.feeding = new AgentRunner(
                feeds, new OnDemand(feeds::mayHaveWork, Idling.BACK_OFF.create()), AgentRunner.UNPINNED, warnings);
        this.thread = Thread.ofPlatform().daemon().name("atr-bridge").unstarted(this::run);
    }

    /** Whether this machine can have a bridge: 64-bit Linux, and native access enabled. */
    public static boolean isSupported() {
        return UnixSocket.isSupported();
    }

    /**
     * Opens the door.
     *
     * @param bus with shared logs ({@link io.atr.memory.MemoryOptions#withSharedLogs}), or every subscriber gets a ring
     *     of its own
     * @param socket where to listen, a path of at most {@value UnixSocket#MAX_PATH} bytes; the socket of a node that is
     *     gone makes way
     * @param warnings told what went wrong without ending the bridge
     * @throws IOException when it cannot listen there, for instance since another node does
     */
    public static Bridge open(
            Bus bus, Path socket, Gatekeeper gatekeeper, BridgeLimits limits, Consumer<String> warnings)
            throws IOException {
        SocketPlace place = SocketPlace.take(socket);
        try {
            Bridge bridge = new Bridge(place, bus, gatekeeper, limits, warnings);
            bridge.feeding.start();
            bridge.thread.start();
            return bridge;
        } catch (IOException refused) {
            place.close();
            throw refused;
        }
    }

    /** Whether its threads are at work: false after it was closed, or ended by a failure that was told as a warning. */
    public boolean isRunning() {
        return thread.isAlive() && feeding.isAlive();
    }

    /** Connections at the moment. */
    public int sessions() {
        return sessionCount;
    }

    /** Publications and subscriptions of other processes at the moment. */
    public int holdings() {
        return holdingCount;
    }

    /** Failures that cost one session or one feed each, and nobody else. */
    public long faults() {
        return faults.count();
    }

    /** Bytes of shared memory that other processes have or had, as long as they are mapped here. */
    public long memoryTaken() {
        return giver.memoryTaken();
    }

    /** Connections closed for newer ones before they had said who they are. */
    public long pushedOut() {
        return pushedOut.sum();
    }

    /** Gating subscriptions of other processes that were detached since they kept a log waiting for too long. */
    public long stalls() {
        return giver.stalls();
    }

    /** Gating subscriptions refused to callers that had stalled a short while before. */
    public long heldOff() {
        return giver.heldOff();
    }

    /**
     * Asks clients to publish nothing more, has everything judged that they have published, fills the rings of
     * subscribers that do not map the logs, and closes. Nobody else may publish on the bus any more. A publisher that does
     * not answer within a second loses its lanes; a subscriber that does not read is waited for.
     *
     * @param patience for all of it
     */
    public void drain(Duration patience) {
        end(patience.toNanos());
    }

    /** Shows everybody out, and removes the socket; ends a {@link #drain} that is under way. Closing twice is fine. */
    @Override
    public void close() {
        end(0);
    }

    private void end(long patienceNanos) {
        patienceEnds = System.nanoTime() + patienceNanos;
        running = false;
        wake.signal();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        feeding.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Poller poller = new Poller(limits.sessions() + 2); // no memory is asked for while clients come and go
            while (running) {
                turn(poller);
            }
            if (hasPatience()) {
                drain(poller);
            }
        } catch (RuntimeException | Error failed) {
            warnings.accept("the bridge ended by " + failed);
        } finally {
            sessions.forEach(
                    session -> spare(session, () -> session.showOut(0, Refusal.UNAVAILABLE, "the node is closing")));
            count();
            leavePlace();
            wake.close();
        }
    }

    /** Publishers first, so that the logs are whole; then subscribers. */
    private void drain(Poller poller) {
        long begun = System.nanoTime();
        sessions.forEach(session -> spare(session, session::announceEnd));
        while (hasPatience()
                && System.nanoTime() - begun < FAREWELL_NANOS
                && sessions.stream().anyMatch(Session::publishes)) {
            turn(poller);
        }
        sessions.forEach(session -> spare(session, session::endPublications));
        while (hasPatience() && bus.lanes().stream().anyMatch(LaneStatus::foreign)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        bus.settle();
        feeds.finish();
        while (hasPatience() && !feeds.areFinished()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean hasPatience() {
        return patienceEnds - System.nanoTime() > 0;
    }

    /** One {@link #serve}; where even that fails, for want of memory for instance, the next one comes a tick later. */
    private void turn(Poller poller) {
        if (!faults.spare("one look at its sessions", () -> serve(poller))) {
            LockSupport.parkNanos(TICK_MILLIS * 1_000_000L);
        }
    }

    /** What one session's failure costs is that session. */
    private void spare(Session session, Runnable task) {
        if (!faults.spare("a session", task)) {
            faults.spare("a session's end", session::close);
        }
    }

    /** One wait, and what it brought. */
    private void serve(Poller poller) {
        poller.clear();
        int woken = poller.add(wake.fd());
        int knocking = deaf || !running ? -1 : poller.add(place.socket().fd());
        int first = sessions.isEmpty() ? 0 : poller.add(sessions.getFirst().fd());
        for (int i = 1; i < sessions.size(); i++) {
            poller.add(sessions.get(i).fd());
        }
        int ready = poller.await(TICK_MILLIS);
        int before = sessions.size();
        if (ready > 0) {
            for (int i = 0; i < before; i++) {
                if (poller.isReady(first + i)) {
                    Session session = sessions.get(i);
                    spare(session, () -> session.read(in));
                }
            }
            if (poller.isReady(woken)) {
                wake.clear();
            }
        }
        deaf = false;
        if (ready > 0 && knocking >= 0 && poller.isReady(knocking)) {
            accept();
        }
        long now = System.nanoTime();
        sessions.forEach(session -> spare(session, () -> session.tick(now)));
        sessions.removeIf(Session::isOver);
        count();
    }

    /** Where no connection can be accepted, for want of descriptors for instance, it listens again a tick later. */
    private void accept() {
        try {
            for (int i = 0; i < ACCEPTS_A_TURN; i++) {
                UnixSocket socket = place.socket().accept();
                if (socket == null) {
                    return;
                }
                admit(socket);
            }
        } catch (IOException refused) {
            deaf = true;
            warnings.accept("the bridge: " + refused.getMessage());
        }
    }

    private void admit(UnixSocket socket) throws IOException {
        Session session;
        try {
            session = new Session(socket, giver, limits);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        } catch (RuntimeException | Error failed) {
            socket.close();
            faults.happened("a session", failed);
            return;
        }
        makeRoom();
        if (sessions.size() < limits.sessions()) {
            sessions.add(session);
        } else {
            spare(
                    session,
                    () -> session.showOut(
                            0,
                            Refusal.EXHAUSTED,
                            "all " + limits.sessions() + " connections are taken; close one, or try again"));
        }
    }

    /** Whoever says who he is holds his place; of those who have not yet, the one that has waited longest makes way. */
    private void makeRoom() {
        if (sessions.size() < limits.sessions()) {
            return;
        }
        for (Session session : sessions) {
            if (!session.isKnown()) {
                session.showOut(0, Refusal.UNAUTHENTICATED, "no hello came, and others want the place");
                sessions.remove(session);
                pushedOut.increment();
                return;
            }
        }
    }

    private void count() {
        sessions.removeIf(Session::isOver);
        sessionCount = sessions.size();
        holdingCount = sessions.stream().mapToInt(Session::holdings).sum();
    }

    private void leavePlace() {
        try {
            place.close();
        } catch (IOException failed) {
            warnings.accept("the bridge could not remove its socket: " + failed.getMessage());
        }
    }
}
