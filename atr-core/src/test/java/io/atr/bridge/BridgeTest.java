package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Seeds;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.TestBus;
import io.atr.governance.Reason;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing and subscribing over shared memory, with both sides in this process. */
class BridgeTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
        path = directory.resolve("node");
    }

    @Test
    void whatOneClientPublishesAnotherReads() {
        Seeds.each(10, seed -> {
            Random random = Seeds.random(seed);
            boolean gating = random.nextBoolean();
            boolean filtered = random.nextBoolean();
            try (Door door = Door.open(path);
                    NodeConnection sending = door.connect();
                    NodeConnection reading = door.connect();
                    Publication publication = sending.publish(PublicationOptions.sender(3));
                    Subscription subscription = reading.subscribe(options(gating, filtered))) {
                Inbox inbox = new Inbox(subscription);
                List<List<Long>> expected = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    expected.add(new ArrayList<>());
                }
                int wanted = 0;
                int sent = 1 + random.nextInt(3000);
                for (int i = 0; i < sent; i++) {
                    int topic = random.nextInt(64);
                    Door.offer(publication, topic, i);
                    if (!filtered || topic < 8) {
                        expected.get(topic).add((long) i);
                        wanted++;
                    }
                    if (random.nextInt(20) == 0) {
                        inbox.await(wanted); // a lossy one must not be overrun here
                    }
                }
                inbox.await(wanted);
                for (int topic = 0; topic < 64; topic++) {
                    assertEquals(expected.get(topic), inbox.of(topic));
                }
                assertEquals(0, subscription.missed());
                int all = sent;
                Door.await("counts", () -> publication.count(Reason.ALLOWED) == all);
            } catch (IOException refused) {
                throw new AssertionError(refused);
            }
        });
    }

    @Test
    void verdictsComeBack() throws IOException {
        try (Door door = Door.open(path);
                NodeConnection client = door.connect();
                Publication publication =
                        client.publish(PublicationOptions.sender(2).withVerdicts())) {
            List<Integer> codes = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                Door.await("room", () -> {
                    publication.pollVerdicts((position, topic, code) -> codes.add(code), 100);
                    return publication.tryClaim(4, 1) >= 0;
                });
                if (i % 2 == 0) {
                    Packet.sender(publication.claimedMemory(), publication.claimedAt(0), 9);
                }
                publication.commit();
            }
            Door.await("verdicts", () -> {
                publication.pollVerdicts((position, topic, code) -> codes.add(code), 100);
                return codes.size() == 1000;
            });
            for (int i = 0; i < 1000; i++) {
                Reason expected = i % 2 == 0 ? Reason.E_INGRESS_FOREIGN_SENDER : Reason.ALLOWED;
                assertEquals(expected.code(), codes.get(i), "packet " + i);
            }
        }
    }

    @Test
    void theGatekeeperDecides() {
        Gatekeeper gatekeeper = (peer, token) -> {
            assertEquals(ProcessHandle.current().pid(), peer.pid());
            if (!token.equals("open sesame")) {
                throw new RefusedException(Refusal.UNAUTHENTICATED, "who are you?");
            }
            return new OnlySenderOne();
        };
        try (Door door = Door.open(path, gatekeeper, BridgeLimits.DEFAULT)) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> NodeConnection.connect(path, ConnectOptions.DEFAULT));
            assertEquals(Refusal.UNAUTHENTICATED, refused.refusal());
            assertEquals("who are you?", refused.getMessage());
            try (NodeConnection client = door.connect(ConnectOptions.DEFAULT.with("open sesame"))) {
                client.publish(PublicationOptions.sender(1)).close();
                refused = assertThrows(RefusedException.class, () -> client.publish(PublicationOptions.sender(2)));
                assertEquals(Refusal.NOT_PERMITTED, refused.refusal());
                assertEquals("sender 2 is not yours", refused.getMessage());
                refused = assertThrows(RefusedException.class, () -> client.subscribe(SubscriptionOptions.gating()));
                assertEquals("topics are not yours", refused.getMessage());
                client.publish(PublicationOptions.sender(1)).close();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Test
    void anErrorInOneSessionEndsThatSessionAlone() throws IOException {
        Gatekeeper gatekeeper = (peer, token) -> switch (token) {
            case "at the door" -> throw new OutOfMemoryError("no memory to admit anybody");
            case "inside" -> new Unsound();
            default -> SessionRights.all(token);
        };
        try (Door door = Door.open(path, gatekeeper, BridgeLimits.DEFAULT);
                NodeConnection other = door.connect(ConnectOptions.DEFAULT.with("sound"));
                Publication publication = other.publish(PublicationOptions.sender(1));
                Subscription subscription = other.subscribe(SubscriptionOptions.gating())) {
            Inbox inbox = new Inbox(subscription);
            for (int i = 0; i < 5; i++) {
                assertThrows(
                        IOException.class,
                        () -> NodeConnection.connect(path, ConnectOptions.DEFAULT.with("at the door")));
                NodeConnection unsound = door.connect(ConnectOptions.DEFAULT.with("inside"));
                assertThrows(IOException.class, () -> unsound.publish(PublicationOptions.sender(2)));
                unsound.close();
                Door.offer(publication, 1, i);
                inbox.await(i + 1);
            }
            assertTrue(door.bridge.isRunning());
            assertTrue(door.bridge.faults() >= 10, () -> door.bridge.faults() + " faults");
            Door.await("only the sound one is there", () -> door.bridge.sessions() == 1);
            assertEquals(1, door.warnings.size(), "one line, however often");
            door.warnings.clear();
        }
    }

    /** Rights whose owner the node fails at. */
    private static final class Unsound implements SessionRights {
        @Override
        public String who() {
            return "unsound";
        }

        @Override
        public void checkPublish(PublicationOptions wish) {
            throw new OutOfMemoryError("no memory to look");
        }

        @Override
        public void checkSubscribe(SubscriptionOptions wish) {}

        @Override
        public boolean readsEverything() {
            return true;
        }

        @Override
        public void left() {
            throw new AssertionError("nor to leave");
        }
    }

    @Test
    void badWishesAreRefusedAndCostNothing() throws IOException {
        try (Door door = Door.open(path);
                NodeConnection client = door.connect()) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> client.publish(PublicationOptions.sender(99)));
            assertEquals(Refusal.BAD_REQUEST, refused.refusal());
            List<Publication> open = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                open.add(client.publish(PublicationOptions.sender(i)));
            }
            refused = assertThrows(RefusedException.class, () -> client.publish(PublicationOptions.sender(0)));
            assertEquals(Refusal.EXHAUSTED, refused.refusal());
            assertTrue(refused.getMessage().contains("publishers' places are taken"), refused::getMessage);
            open.forEach(Publication::close);
            Door.await("all closed", () -> door.bridge.holdings() == 0);
            client.publish(PublicationOptions.sender(0)).close();
        }
    }

    @Test
    void aClosedConnectionGivesEverythingBack() throws IOException {
        try (Door door = Door.open(path)) {
            for (int round = 0; round < 20; round++) {
                NodeConnection client = door.connect();
                Publication publication = client.publish(PublicationOptions.sender(1));
                Subscription subscription = client.subscribe(SubscriptionOptions.gating());
                Subscription feed = client.subscribe(SubscriptionOptions.lossy().topics(TopicSet.of(1)));
                Door.offer(publication, 1, round);
                client.close();
                assertEquals(Answer.CLOSED, publication.offer(1, TestBus.word(0), 0, 8));
                Door.await("closed", () -> subscription.poll((memory, at) -> {}, 1) == Answer.CLOSED);
                Door.await("closed", () -> feed.poll((memory, at) -> {}, 1) == Answer.CLOSED);
                assertThrows(IOException.class, () -> client.publish(PublicationOptions.sender(1)));
                Door.await("given back", () -> door.bridge.sessions() == 0 && door.bridge.holdings() == 0);
            }
        }
    }

    @Test
    void publicationsAndSubscriptionsGoOnWithTheNextNode() throws IOException {
        Door first = Door.open(path);
        NodeConnection client = first.connect();
        long epoch = client.epoch();
        Publication publication = client.publish(PublicationOptions.sender(1));
        Inbox all = new Inbox(client.subscribe(SubscriptionOptions.gating()));
        Inbox few = new Inbox(client.subscribe(SubscriptionOptions.gating().topics(TopicSet.of(5))));
        Door.offer(publication, 5, 1);
        Door.offer(publication, 6, 2);
        all.await(2);
        few.await(1);
        first.close();
        Door.await("noticed", () -> !client.isConnected());
        assertEquals(Answer.NOT_CONNECTED, publication.offer(5, TestBus.word(0), 0, 8));
        Door.await("away", () -> all.poll() == Answer.NOT_CONNECTED);
        Door.await("away", () -> few.poll() == Answer.NOT_CONNECTED);
        assertThrows(IOException.class, () -> client.publish(PublicationOptions.sender(2)));
        try (Door second = Door.open(path)) {
            Door.await("back", client::isConnected);
            Door.await("as before", () -> all.poll() == 0 && few.poll() == 0);
            Door.await("offered", () -> publication.offer(5, TestBus.word(3), 0, 8) >= 0);
            Door.offer(publication, 6, 4);
            all.await(4);
            few.await(2);
            assertEquals(List.of(1L, 3L), all.of(5));
            assertEquals(List.of(2L, 4L), all.of(6));
            assertEquals(List.of(1L, 3L), few.of(5));
            Door.await("counts", () -> publication.count(Reason.ALLOWED) == 4);
            assertTrue(client.epoch() != epoch, "another run of the node");
            client.close();
            Door.await("given back", () -> second.bridge.sessions() == 0);
        }
    }

    @Test
    void aSlowReaderOfALossyFeedGetsTheLastRingful() throws IOException {
        try (Door door = Door.open(path);
                NodeConnection client = door.connect();
                Publication publication = client.publish(PublicationOptions.sender(1));
                Subscription lossy =
                        client.subscribe(SubscriptionOptions.lossy().topics(TopicSet.of(4)))) {
            for (int i = 0; i < 20_000; i++) {
                Door.offer(publication, 4, i);
            }
            Door.await("judged", () -> publication.count(Reason.ALLOWED) == 20_000);
            long[] last = {-1, 0};
            Door.await("the last one", () -> {
                lossy.poll(
                        (memory, at) -> {
                            long value = memory.get(io.atr.packet.Words.U64, at + 16);
                            assertTrue(value > last[0], "order");
                            last[0] = value;
                            last[1]++;
                        },
                        100);
                return last[0] == 19_999;
            });
            assertTrue(last[1] <= 4096, "a ring of 4096 cannot have held " + last[1]);
            assertEquals(20_000, last[1] + lossy.missed(), "what the feed missed counts too");
        }
    }

    @Test
    void closingEndsADrainThatWaitsForASubscriber() throws Exception {
        try (Door door = Door.open(path);
                NodeConnection client = door.connect();
                Publication publication = client.publish(PublicationOptions.sender(1));
                Subscription idle =
                        client.subscribe(SubscriptionOptions.gating().topics(TopicSet.of(4)))) {
            for (int i = 0; i < 4500; i++) { // more than the ring of 4096 holds, less than ring and log do
                Door.offer(publication, 4, i);
            }
            Thread draining = Thread.ofPlatform().start(() -> door.bridge.drain(Duration.ofMinutes(2)));
            Door.await("told to stop", () -> publication.offer(9, TestBus.word(0), 0, 8) == Answer.NOT_CONNECTED);
            Door.await("judged", () -> publication.count(Reason.ALLOWED) >= 4500);
            assertTrue(draining.isAlive(), "it waits for the subscriber");
            Thread closing = Thread.ofPlatform().start(door.bridge::close);
            Door.await("closed at once", () -> !closing.isAlive() && !draining.isAlive());
            assertEquals(0, idle.missed());
        }
    }

    private static SubscriptionOptions options(boolean gating, boolean filtered) {
        SubscriptionOptions options = gating ? SubscriptionOptions.gating() : SubscriptionOptions.lossy();
        return filtered ? options.topics(TopicSet.range(0, 7)) : options;
    }

    private static final class OnlySenderOne implements SessionRights {
        @Override
        public String who() {
            return "one";
        }

        @Override
        public void checkPublish(PublicationOptions wish) throws RefusedException {
            if (wish.sender() != 1) {
                throw new RefusedException(Refusal.NOT_PERMITTED, "sender " + wish.sender() + " is not yours");
            }
        }

        @Override
        public void checkSubscribe(SubscriptionOptions wish) throws RefusedException {
            throw new RefusedException(Refusal.NOT_PERMITTED, "topics are not yours");
        }

        @Override
        public boolean readsEverything() {
            return false;
        }
    }
}
