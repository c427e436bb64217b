package io.atr.bench.across;

import io.atr.Answer;
import io.atr.Publication;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Publishes single packets, apart from one another, each with the time in it when its offer began. One thread. */
final class Pulse {
    private static final long MOST_TRIES = 1_000_000_000L;

    private final Publication publication;
    private final MemorySegment data = Arena.ofAuto().allocate(Long.BYTES, Long.BYTES);
    private final long gapNanos;

    /**
     * A pulse.
     *
     * @param gapNanos from one packet's scheduled time to the next one's
     */
    Pulse(Publication publication, long gapNanos) {
        this.publication = publication;
        this.gapNanos = gapNanos;
    }

    /** Publishes so many. */
    void beat(int packets) {
        long next = System.nanoTime();
        for (int i = 0; i < packets; i++) {
            while (System.nanoTime() - next < 0) {
                // spins without a pause: that would make the offer late
            }
            offer();
            next += gapNanos;
        }
    }

    private void offer() {
        data.set(ValueLayout.JAVA_LONG, 0, System.nanoTime());
        for (long tries = 0; tries < MOST_TRIES; tries++) {
            long answer = publication.offer(Watcher.TOPIC, data, 0, Long.BYTES);
            if (answer >= 0) {
                return;
            }
            if (answer != Answer.BACK_PRESSURED) {
                throw new IllegalStateException("an offer was answered " + answer);
            }
        }
        throw new IllegalStateException("the shard takes nothing more from its lane");
    }
}
