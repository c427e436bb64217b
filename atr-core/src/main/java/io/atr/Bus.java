package io.atr;

import io.atr.agent.AgentRunner;
import io.atr.agent.Clock;
import io.atr.agent.IdleCost;
import io.atr.governance.RuleSet;
import io.atr.governance.Rules;
import io.atr.governance.ShardMap;
import io.atr.memory.Cells;
import io.atr.memory.NamedRegion;
import io.atr.memory.SharedRegion;
import io.atr.ring.LogShape;
import io.atr.ring.RefusalTrail;
import io.atr.shard.Shard;
import io.atr.shard.ShardStatus;
import io.atr.shard.StagePrices;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The governed message bus of one process. Publications put 64-byte packets in, shards judge them by the rules in force,
 * subscriptions read what passed.
 *
 * <p>{@link #start} gives every shard a thread. {@link #onCallersThread} starts none: the caller runs the shards with
 * {@link #doWork} and moves the clock, so that the same input gives the same verdicts and the same logs; then everything
 * belongs to that one thread.
 *
 * <p>The methods of this class may be called by any thread (with the exception just named), and none belongs on the hot
 * path: that is what publications and subscriptions are for.
 */
public final class Bus implements AutoCloseable {
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);
    private static final long GRACE_NANOS = 2_000_000;

    private final BusConfig config;
    private final ShardMap map;
    private final Shards shards;
    private final boolean threaded;
    private final Clients clients;
    private @Nullable Rules lastApplied;
    private final Lifetime life = new Lifetime();
    private final Object trailLock = new Object();
    private boolean closed;

    private Bus(BusConfig config, Clock clock, boolean threaded) {
        this.config = config;
        this.map = config.limits().governance().map();
        this.shards = new Shards(config, clock);
        this.threaded = threaded;
        this.clients = new Clients(config, shards, life);
        if (threaded) {
            shards.start(config);
        }
    }

    /** A bus whose shards have threads of their own, by the machine's monotonic clock. */
    public static Bus start(BusConfig config) {
        return new Bus(config, Clock.monotonic(), true);
    }

    /** A bus whose shards are run by the caller's {@link #doWork}, by the caller's clock. */
    public static Bus onCallersThread(BusConfig config, Clock clock) {
        return new Bus(config, clock, false);
    }

    /**
     * Runs every shard once; for a bus on the caller's thread.
     *
     * @return how many packets were taken from lanes
     */
    public int doWork() {
        if (threaded) {
            throw new IllegalStateException("this bus has threads of its own; doWork is for Bus.onCallersThread");
        }
        return shards.doWork();
    }

    /**
     * A publication; its lanes come from the pool and go back to it.
     *
     * @throws IllegalStateException when all publishers' places are taken, or the bus was closed
     * @throws IllegalArgumentException when the sender is not one of this bus
     */
    public Publication publish(PublicationOptions options) {
        return clients.publish(options);
    }

    /**
     * Has every shard take packets from a lane that another process writes. Whatever that process does to the memory, it
     * costs nobody else anything: its packets are copied out before they are judged, its positions are checked, and what
     * the shards write lies where it cannot.
     *
     * @param lanes the memory of one lane for each shard, zeroed: {@link io.atr.ring.LaneLayout#publisherPages} that the
     *     other process writes, then {@link io.atr.ring.LaneLayout#shardPages} that it must not be able to write
     * @throws IllegalStateException as {@link #publish(PublicationOptions)}
     * @throws IllegalArgumentException as {@link #publish(PublicationOptions)}, or when the memory is of another size
     */
    public ForeignPublication publishFrom(PublicationOptions options, List<MemorySegment> lanes) {
        return clients.publishFrom(options, lanes);
    }

    /** A publication for one sender. */
    public Publication publish(int sender) {
        return publish(PublicationOptions.sender(sender));
    }

    /**
     * A subscription; it reads from the logs' present ends on.
     *
     * @throws IllegalStateException when all subscribers' places are taken, or the bus was closed
     */
    public Subscription subscribe(SubscriptionOptions options) {
        return clients.subscribe(options);
    }

    /**
     * The shards' logs, to be mapped by other processes that may read everything; none unless {@link
     * io.atr.memory.MemoryOptions#sharedLogs}.
     */
    public List<SharedRegion> sharedLogs() {
        return List.copyOf(shards.sharedLogs());
    }

    /** All memory that the shards and the rules lie in; lanes of other processes are theirs. */
    public List<NamedRegion> regions() {
        return List.copyOf(shards.regions());
    }

    /** How each of the logs is laid out. */
    public LogShape logShape() {
        return new LogShape(config.limits().subscribers(), config.rings().logSlots());
    }

    /** Everything that was set about it. */
    public BusConfig config() {
        return config;
    }

    /**
     * Attaches a subscriber that is another process and maps {@link #sharedLogs}. Its cursors are claims: one that moves
     * back or beyond the log's end costs it its hold on the log, and nobody else anything.
     *
     * @param mode whether the logs wait for it
     * @param cursors memory that it writes, {@link Cells#APART} bytes for each shard: the cursor is the first word
     * @throws IllegalStateException as {@link #subscribe}
     */
    public ForeignSubscription subscribeFrom(SubscriptionOptions.Mode mode, MemorySegment cursors) {
        return clients.subscribeFrom(mode, cursors);
    }

    /** Watches what the shards refuse, from now on. For a bus on the caller's thread: by that thread. */
    public Refusals refusals() {
        List<RefusalTrail> trails = shards.all().stream().map(Shard::refusals).toList();
        watch(trails, true);
        return new Refusals(trails.stream().map(RefusalTrail::reader).toList(), () -> watch(trails, false));
    }

    /**
     * Compiles rules, to be applied later, as often as one likes; {@link Rules#close} gives their memory back.
     *
     * @throws IllegalArgumentException when they do not fit this bus
     * @throws IllegalStateException when {@link Limits#rules} of them exist already
     */
    public Rules compile(RuleSet rules) {
        return shards.pool().compile(rules);
    }

    /**
     * Looks whether rules fit this bus, without a slot for compiled rules.
     *
     * @throws IllegalArgumentException when they name ids beyond its limits, or more sets of permissions than it has room for
     */
    public void check(RuleSet rules) {
        shards.pool().check(rules);
    }

    /**
     * Puts compiled rules in force: one release store. Every batch that begins after a shard has seen it is judged by
     * them.
     *
     * @return their version, from 1, higher than any before
     */
    public long apply(Rules rules) {
        return shards.pool().apply(rules);
    }

    /** Compiles rules and puts them in force; gives up those that this method put in force before. */
    public long apply(RuleSet rules) {
        synchronized (shards.pool()) {
            Rules compiled = compile(rules);
            long version = apply(compiled);
            if (lastApplied != null) {
                lastApplied.close();
            }
            lastApplied = compiled;
            return version;
        }
    }

    /**
     * Waits until every shard works under a version or a later one. Not for a bus on the caller's thread.
     *
     * @return whether they do; false when the patience ended first
     */
    public boolean awaitAdoption(long version, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (shards.oldestRules() < version) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(10_000);
        }
        return true;
    }

    /**
     * Waits until every shard has ended the round that it is in: what it has taken by now is judged and in its log. Not
     * for a bus on the caller's thread.
     */
    public void settle() {
        synchronized (shards) {
            shards.all().forEach(shard -> shards.execute(shard, () -> {}));
        }
    }

    /** The version of the rules in force; 0 while there are none. */
    public long rulesVersion() {
        return shards.pool().version();
    }

    /** What each shard tells of itself, in the order of shards. */
    public List<ShardStatus> status() {
        return shards.all().stream().map(Shard::status).toList();
    }

    /**
     * What a packet has cost in each stage, for each shard: priced by batches that were taken stage by stage, one in 1024
     * unless {@link #priceStages} said otherwise. {@link StagePrices#since} gives those of a stretch of time.
     */
    public List<StagePrices> stagePrices() {
        return shards.all().stream().map(shard -> shard.status().stagePrices()).toList();
    }

    /**
     * How often a batch is taken stage by stage from now on; only batches that find 256 packets ready in a lane are. They
     * get the same verdicts, and are a little slower.
     *
     * @param oneIn one batch in so many; 1 is every one, 0 none
     */
    public void priceStages(int oneIn) {
        if (oneIn < 0) {
            throw new IllegalArgumentException("one batch in 0 (none) or more is priced, not in " + oneIn);
        }
        synchronized (shards) {
            shards.all().forEach(shard -> shards.execute(shard, () -> shard.priceStages(oneIn)));
        }
    }

    /** What idling has cost each shard's thread; empty for a bus on the caller's thread. */
    public List<IdleCost> idleCosts() {
        return shards.runners().stream().map(AgentRunner::idleCost).toList();
    }

    /** Which shard a topic belongs to. */
    public ShardMap map() {
        return map;
    }

    /** Whether every thread of it is at work: false after it was closed, or one ended by a failure that was told as a warning. */
    public boolean isRunning() {
        return threaded && shards.areAlive();
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return life.isOver();
    }

    /** Publishers' places that are taken, of {@link Limits#publishers}. */
    public int publishersTaken() {
        return clients.publishersTaken();
    }

    /** Subscribers' places that are taken, of {@link Limits#subscribers}. */
    public int subscribersTaken() {
        return clients.subscribersTaken();
    }

    /** About how many packets wait in the lanes of a shard. */
    public long queued(int shard) {
        return clients.queued(shard);
    }

    /** The lanes that are open, by publisher's place and shard; one that is closed is told of until it is drained. */
    public List<LaneStatus> lanes() {
        return clients.lanes();
    }

    /** Places of publishers and subscribers that are taken, publications whose lanes are still drained included. */
    int placesTaken() {
        return clients.taken();
    }

    /**
     * Takes no more packets, has those judged that were accepted, and ends the shards' threads; subscriptions can still
     * read what is in the logs. Where a gating subscriber leaves no room, packets stay unjudged after five seconds.
     * Closing twice is fine.
     */
    @Override
    public void close() {
        synchronized (shards) {
            if (closed) {
                return;
            }
            closed = true;
            life.end(Answer.CLOSED);
            drain();
            shards.close();
        }
    }

    /**
     * An offer that did not see the closing yet is on its way for nanoseconds; the grace period is long against that. One
     * that takes longer sees the closing after it has published, and answers CLOSED.
     */
    private void drain() {
        long begun = System.nanoTime();
        long deadline = begun + CLOSING_PATIENCE.toNanos();
        if (!threaded) {
            while (shards.doWork() > 0) {
                if (System.nanoTime() - deadline > 0) {
                    return;
                }
            }
            return;
        }
        while (System.nanoTime() - begun < GRACE_NANOS || !isQuiet()) {
            if (System.nanoTime() - deadline > 0) {
                config.warnings().accept("closing: packets stay unjudged, since a gating subscriber leaves no room");
                return;
            }
            LockSupport.parkNanos(100_000);
        }
    }

    private void watch(List<RefusalTrail> trails, boolean begins) {
        synchronized (trailLock) {
            trails.forEach(trail -> trail.watched(begins));
        }
    }

    private boolean isQuiet() {
        return clients.areQuiet() || shards.runners().stream().noneMatch(AgentRunner::isAlive);
    }
}
