package io.atr;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.shard.StallPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Settings that make no sense are refused with the name of the setting. */
class LimitsTest {
    @Test
    void theSmallestAndTheLargestAreFine() {
        assertDoesNotThrow(() -> new Limits(1, 1, 1, 1, 1, 1, 2));
        assertDoesNotThrow(() -> new Limits(256, 4096, 1024, 1 << 20, 1 << 20, 4096, 255));
        assertDoesNotThrow(() -> Limits.DEFAULT.withIds(4, 1).withShards(4));
        assertDoesNotThrow(() -> new Rings(2, 64));
        assertDoesNotThrow(() -> new Rings(1 << 22, 1 << 24));
    }

    @Test
    void aBusOfTheSmallestLimitsWorks() {
        BusConfig smallest =
                TestBus.config(1).with(new Limits(1, 1, 1, 1, 1, 1, 2)).with(new Rings(2, 64));
        Bus bus = TestBus.ruled(smallest, new ManualClock());
        Subscription reader = bus.subscribe(SubscriptionOptions.gating());
        TestBus.offer(bus.publish(0), 0, 7);
        bus.doWork();
        assertTrue(Received.all(reader).contains(7L));
    }

    @Test
    void othersAreRefused() {
        refused("shards: 0", () -> new Limits(0, 1, 1, 1, 1, 1, 2));
        refused("shards: 257", () -> Limits.DEFAULT.withShards(257));
        refused(
                "topics: 3 are fewer than the 4 shards",
                () -> Limits.DEFAULT.withIds(3, 1).withShards(4));
        refused("publishers: 0", () -> Limits.DEFAULT.withClients(0, 1));
        refused("publishers: 4097", () -> Limits.DEFAULT.withClients(4097, 1));
        refused("subscribers: 0", () -> Limits.DEFAULT.withClients(1, 0));
        refused("subscribers: 1025", () -> Limits.DEFAULT.withClients(1, 1025));
        refused("topics: 0", () -> Limits.DEFAULT.withIds(0, 1));
        refused("topics: 1048577", () -> Limits.DEFAULT.withIds((1 << 20) + 1, 1));
        refused("senders: 0", () -> Limits.DEFAULT.withIds(1, 0));
        refused("permission sets: 4097", () -> new Limits(1, 1, 1, 1, 1, 4097, 2));
        refused("rules: 1 ", () -> new Limits(1, 1, 1, 1, 1, 1, 1));
        refused("rules: 256", () -> new Limits(1, 1, 1, 1, 1, 1, 256));
        refused("lane slots: 1 ", () -> new Rings(1, 64));
        refused("lane slots: 3", () -> new Rings(3, 64));
        refused("log slots: 32", () -> new Rings(2, 32));
        refused("log slots: 33554432", () -> new Rings(2, 1 << 25));
        refused("stall limit", () -> new StallPolicy(0, 10));
        refused("stall window", () -> new StallPolicy(11, 10));
    }

    private static void refused(String why, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.contains(why), message);
    }
}
