package io.atr.threads;

import io.atr.PacketHandler;
import io.atr.Subscription;
import java.lang.foreign.MemorySegment;

/** Checks and counts packets. */
final class Counter implements PacketHandler {
    private final Subscription subscription;
    private long received;

    Counter(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public void onPacket(MemorySegment memory, long at) {
        Message.check(memory, at);
        received++;
    }

    void readUntilInterrupted() {
        while (!Thread.interrupted()) {
            if (subscription.poll(this, 256) == 0) {
                Crew.pause();
            }
        }
    }

    /** Reads until there is nothing left; answers how many packets there were in all. */
    long readTheRest() {
        while (subscription.poll(this, 256) > 0) {}
        return received;
    }
}
