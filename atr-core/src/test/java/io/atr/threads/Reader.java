package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.PacketHandler;
import io.atr.Subscription;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/** Checks every packet: its checksum, and that the packets of a sender come in order; without gaps, where it gates. */
final class Reader implements PacketHandler {
    private final Subscription subscription;
    private final boolean gapless;
    private final int shards;
    private final long[][] next;
    private long received;

    Reader(Subscription subscription, boolean gapless, int shards, int senders) {
        this.subscription = subscription;
        this.gapless = gapless;
        this.shards = shards;
        this.next = new long[senders][shards];
    }

    @Override
    public void onPacket(MemorySegment memory, long at) {
        Message.check(memory, at);
        long number = Message.number(memory, at);
        long[] expected = next[Packet.sender(memory, at)];
        int shard = Packet.topic(memory, at) % shards;
        if (gapless) {
            assertEquals(expected[shard], number, "number");
        } else {
            assertTrue(number >= expected[shard], "order");
        }
        expected[shard] = number + 1;
        received++;
    }

    /** Reads until {@code total} packets were received or missed. */
    void readAll(long total, Crew crew) {
        while (received + subscription.missed() < total && crew.goesOn()) {
            int count = subscription.poll(this, 256);
            assertTrue(count >= 0, "poll answered " + count);
            if (count == 0) {
                Crew.pause();
            }
        }
        assertEquals(total, received + subscription.missed());
        assertEquals(0, subscription.poll(this, 1), "more than were accepted");
    }

    long received() {
        return received;
    }
}
