package io.atr.bridge;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Rings;
import io.atr.SubscriptionOptions;
import io.atr.TestBus;
import io.atr.memory.MemoryOptions;
import io.atr.platform.Peer;
import io.atr.shard.StallPolicy;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** A node's bus and its bridge, for tests; everybody may do everything, but for what a gatekeeper of the test says. */
final class Door implements AutoCloseable {
    static final int SHARDS = 2;

    final Path path;
    final Bus bus;
    final Bridge bridge;
    final List<String> warnings = new CopyOnWriteArrayList<>();

    private Door(Path path, Bus bus, Gatekeeper gatekeeper, BridgeLimits limits) {
        this.path = path;
        this.bus = bus;
        try {
            this.bridge = Bridge.open(bus, path, gatekeeper, limits, warnings::add);
        } catch (IOException refused) {
            bus.close();
            throw new AssertionError(refused);
        }
    }

    static Door open(Path path) {
        return open(path, Door::everything, BridgeLimits.DEFAULT);
    }

    static Door open(Path path, Gatekeeper gatekeeper, BridgeLimits limits) {
        return open(path, gatekeeper, limits, StallPolicy.DEFAULT);
    }

    static Door open(Path path, Gatekeeper gatekeeper, BridgeLimits limits, StallPolicy stall) {
        BusConfig config = TestBus.config(SHARDS)
                .with(new Rings(256, 1024))
                .with(MemoryOptions.DEFAULT.withSharedLogs())
                .with(stall);
        Bus bus = Bus.start(config);
        bus.apply(TestBus.open(config.limits()));
        return new Door(path, bus, gatekeeper, limits);
    }

    NodeConnection connect() {
        return connect(ConnectOptions.DEFAULT);
    }

    NodeConnection connect(ConnectOptions options) {
        try {
            return NodeConnection.connect(path, options);
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }

    static SessionRights everything(Peer peer, String token) {
        return SessionRights.all("test");
    }

    /** May do and read everything, and has no privilege beside. */
    static class Named implements SessionRights {
        private final String who;

        Named(String who) {
            this.who = who;
        }

        @Override
        public String who() {
            return who;
        }

        @Override
        public void checkPublish(PublicationOptions wish) {}

        @Override
        public void checkSubscribe(SubscriptionOptions wish) {}

        @Override
        public boolean readsEverything() {
            return true;
        }
    }

    /** Waits for something that is bound to happen; the patience only keeps a broken test from hanging. */
    static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                Assertions.fail("never happened: " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /** Offers until there is room. */
    static void offer(Publication publication, int topic, long value) {
        MemorySegment word = TestBus.word(value);
        await("room for " + value, () -> {
            long answer = publication.offer(topic, word, 0, 8);
            Assertions.assertTrue(answer >= -1, () -> "answer " + answer);
            return answer >= 0;
        });
    }

    @Override
    public void close() {
        bridge.close();
        bus.close();
        Assertions.assertEquals(List.of(), warnings);
    }
}
