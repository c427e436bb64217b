package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.BusPeek;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Seeds;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.packet.Packet;
import io.atr.packet.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node here, and clients in processes of their own: sound ones, hostile ones, and such that are killed. */
class ProcessesTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
        path = directory.resolve("node");
    }

    @Test
    void oneProcessPublishesAndAnotherReads() throws IOException {
        try (Door door = Door.open(path);
                Child reader = Child.start(OrdinaryClient.class, "read", path, 2000)) {
            assertEquals("ready", reader.line());
            try (Child publisher = Child.start(OrdinaryClient.class, "publish", path, 2000)) {
                assertEquals(LongStream.range(0, 2000).boxed().toList().toString(), reader.line());
                assertEquals("published", publisher.line());
            }
            String maps = reader.line();
            assertTrue(maps.contains(" feed") && maps.contains(" cursor"), maps);
            assertFalse(maps.contains(" log"), () -> "a filtered subscriber has mapped a log: " + maps);
            assertTrue(door.bridge.memoryTaken() > 0);
        }
    }

    @Test
    void aHostileClientCostsNobodyElseAnything() {
        Seeds.each(1, seed -> {
            try (Door door = Door.open(path)) {
                Footprint before = Footprint.of(door.bus);
                endure(door, seed, Integer.getInteger("atr.rounds", 60));
                Footprint.awaitAsBefore(door.bus, before);
                assertEquals(0, door.bridge.memoryTaken());
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private void endure(Door door, long seed, int rounds) throws IOException {
        try (Honest honest = new Honest(door);
                Child hostile = Child.start(HostileClient.class, path, seed)) {
            for (int i = 0; i < rounds; i++) {
                String line = hostile.line();
                assertFalse(line.contains("BREACH"), line);
                honest.exchange(50);
            }
        }
    }

    @Test
    void killedClientsLeaveNothingBehind() throws IOException {
        int kills = Integer.getInteger("atr.kills", 20);
        Random random = Seeds.random(Long.getLong("atr.seed", 1));
        Departures departures = new Departures();
        try (Door door = Door.open(path)) {
            Footprint before = Footprint.of(door.bus);
            try (Subscription all = door.bus.subscribe(SubscriptionOptions.gating());
                    QuotaProbe quota = new QuotaProbe(door.bus)) {
                for (int kill = 0; kill < kills; kill++) {
                    killOne(door, all, quota, departures, random, kill);
                }
            }
            Footprint.awaitAsBefore(door.bus, before);
            assertEquals(0, door.bridge.memoryTaken());
        } finally {
            departures.print();
        }
    }

    /** What it had published by then is judged, in order and without a hole; then all of it is given back, and soon. */
    private void killOne(Door door, Subscription all, QuotaProbe quota, Departures departures, Random random, int kill)
            throws IOException {
        long[] next = {0};
        int own = BusPeek.placesTaken(door.bus);
        AtomicLong reaped = new AtomicLong();
        try (Child child = Child.start(OrdinaryClient.class, "busy", path, kill)) {
            assertEquals("ready", child.line());
            Thread killer = Thread.ofPlatform().unstarted(() -> {
                LockSupport.parkNanos(random.nextInt(30_000_000));
                child.close();
                reaped.set(System.nanoTime());
            });
            killer.start();
            long gone = seen("kill " + kill + " noticed", all, next, kill, () -> door.bridge.sessions() == 0);
            long back =
                    seen("kill " + kill + " reclaimed", all, next, kill, () -> BusPeek.placesTaken(door.bus) == own);
            long free = seen("kill " + kill + "'s quota", all, next, kill, quota::isFree);
            Door.await("kill " + kill, () -> reaped.get() != 0);
            departures.note("session gone", kill, reaped.get(), gone);
            departures.note("places back", kill, reaped.get(), back);
            departures.note("quota free", kill, reaped.get(), free);
        }
    }

    /** Reads until something is so and nothing is left to be read; answers when it was first seen. */
    private static long seen(String what, Subscription all, long[] next, int kill, BooleanSupplier happened) {
        Door.await(what, () -> {
            while (poll(all, next, kill) > 0) {
                // whatever was judged by now
            }
            return happened.getAsBoolean();
        });
        long now = System.nanoTime();
        while (poll(all, next, kill) > 0) {
            // the rest of what was judged
        }
        return now;
    }

    private static int poll(Subscription all, long[] next, int kill) {
        int handed = all.poll(
                (memory, at) -> {
                    if (Packet.topic(memory, at) != QuotaProbe.TOPIC) {
                        assertEquals(
                                next[0]++,
                                memory.get(Words.U64, at + 16),
                                () -> "a hole or a repetition in kill " + kill);
                    }
                },
                256);
        assertTrue(handed >= 0, () -> "answer " + handed);
        return handed;
    }

    /** Two clients of good faith: what one publishes as sender 3, the other reads, whole and in order. */
    private static final class Honest implements AutoCloseable {
        private final NodeConnection sending;
        private final NodeConnection reading;
        private final Publication publication;
        private final Subscription subscription;
        private long sent;
        private long received;

        Honest(Door door) throws IOException {
            sending = door.connect();
            reading = door.connect();
            publication = sending.publish(PublicationOptions.sender(3));
            subscription = reading.subscribe(SubscriptionOptions.gating());
        }

        void exchange(int packets) {
            for (int i = 0; i < packets; i++) {
                Door.offer(publication, 9, sent++);
            }
            Door.await("honest traffic", () -> {
                int handed = subscription.poll(
                        (memory, at) -> {
                            int sender = Packet.sender(memory, at);
                            assertTrue(sender == 3 || sender == 7, () -> "sender " + sender);
                            if (sender == 3) {
                                assertEquals(9, Packet.topic(memory, at));
                                assertEquals(received++, memory.get(Words.U64, at + 16));
                            }
                        },
                        256);
                assertTrue(handed >= 0, () -> "answer " + handed);
                return received == sent;
            });
        }

        @Override
        public void close() {
            sending.close();
            reading.close();
        }
    }
}
