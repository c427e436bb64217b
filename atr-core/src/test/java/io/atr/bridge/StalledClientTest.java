package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.TopicSet;
import io.atr.shard.StallPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gating subscriber in another process that stops reading, is detached, and comes back at once. */
class StalledClientTest {
    private static final StallPolicy STRICT = new StallPolicy(20_000_000, 1_000_000_000);
    private static final SubscriptionOptions ALL = SubscriptionOptions.gating();
    private static final SubscriptionOptions FEED = SubscriptionOptions.gating().topics(TopicSet.of(4, 5));

    @TempDir
    Path directory;

    private final List<String> stalled = new CopyOnWriteArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
    }

    @Test
    void isHeldOffWhenItHadTheLogs() throws Exception {
        stall(ALL, false);
    }

    @Test
    void isHeldOffWhenItHadAFeed() throws Exception {
        stall(FEED, false);
    }

    /** Closed before anybody looked: the look at the end counts. */
    @Test
    void isHeldOffWhenItLeavesAtOnce() throws Exception {
        stall(ALL, true);
    }

    private void stall(SubscriptionOptions options, boolean leaves) throws Exception {
        Gatekeeper gatekeeper = (peer, token) -> new Named(token);
        try (Door door = Door.open(directory.resolve("node"), gatekeeper, BridgeLimits.DEFAULT, STRICT);
                NodeConnection slow = door.connect(ConnectOptions.DEFAULT.with("slow"));
                NodeConnection other = door.connect(ConnectOptions.DEFAULT.with("other"))) {
            Subscription subscription = slow.subscribe(options);
            flood(door, subscription, leaves);
            Door.await("told", () -> !stalled.isEmpty());
            assertTrue(stalled.getFirst().startsWith("slow: gating subscription"), stalled.getFirst());
            NodeConnection again = leaves ? door.connect(ConnectOptions.DEFAULT.with("slow")) : slow;
            RefusedException refused = assertThrows(RefusedException.class, () -> again.subscribe(options));
            assertEquals(Refusal.EXHAUSTED, refused.refusal());
            assertTrue(refused.getMessage().contains("waits for it again in"), refused.getMessage());
            again.subscribe(SubscriptionOptions.lossy()).close();
            other.subscribe(options).close();
            assertEquals(1, stalled.size());
            assertEquals(1, door.bridge.stalls());
            assertEquals(1, door.bridge.heldOff());
            if (leaves) {
                again.close();
            }
        }
    }

    /** Publishes until the subscription, which never reads, has been detached; it may leave in that very moment. */
    private static void flood(Door door, Subscription subscription, boolean leaves) throws Exception {
        try (NodeConnection client = door.connect(ConnectOptions.DEFAULT.with("publisher"));
                Publication publication = client.publish(PublicationOptions.sender(3))) {
            Door.await("detached", () -> {
                while (publication.tryClaim(4, 64) >= 0) {
                    publication.commit();
                }
                return subscription.poll((memory, at) -> {}, 0) == Answer.DETACHED
                        || (!leaves && door.bridge.stalls() > 0);
            });
            subscription.close();
        }
    }

    private final class Named extends Door.Named {
        Named(String who) {
            super(who);
        }

        @Override
        public void stalled(String what, long heldOffNanos) {
            stalled.add(who() + ": " + what);
        }
    }
}
