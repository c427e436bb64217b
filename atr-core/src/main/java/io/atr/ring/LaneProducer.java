package io.atr.ring;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The publisher's end of a lane. One thread at a time. No compare-and-swap, no fence: one release store publishes, and
 * a look at the wake flag tells whether the shard has to be woken to this lane.
 */
public final class LaneProducer {
    private final Lane lane;
    private final MemorySegment memory;
    private final WakeFlags wake;
    private final boolean tracked;
    private final long headAt;
    private final long freedAt;
    private long tail;
    private long freed;
    private long verdictsRead;

    /**
     * The producing end of a fresh lane.
     *
     * @param tracked whether the publisher reads a verdict for every packet; a slot is then free only when it has
     */
    public LaneProducer(Lane lane, WakeFlags wake, boolean tracked) {
        this.lane = lane;
        this.memory = lane.memory();
        this.wake = wake;
        this.tracked = tracked;
        this.headAt = lane.headAt();
        this.freedAt = tracked ? LaneLayout.VERDICTS_READ : headAt;
        this.tail = Cells.acquire(memory, LaneLayout.TAIL);
        this.freed = Cells.acquire(memory, freedAt);
        this.verdictsRead = freed;
    }

    /** The lane whose end this is. */
    public Lane lane() {
        return lane;
    }

    /** The position of the next packet. */
    public long position() {
        return tail;
    }

    /** Whether {@code count} slots are free from {@link #position} on. */
    public boolean hasRoom(int count) {
        long wanted = tail + count - lane.capacity();
        if (wanted <= freed) {
            return true;
        }
        freed = Cells.acquire(memory, freedAt);
        return wanted <= freed;
    }

    /** Publishes {@code count} packets, written from {@link #position} on. */
    public void publish(int count) {
        tail += count;
        Cells.release(memory, LaneLayout.TAIL, tail);
        wake.wake(lane.index());
    }

    /** The first position whose verdict was not read yet. */
    public long verdictsRead() {
        return verdictsRead;
    }

    /** How many verdicts can be read; 0 where they are not tracked. */
    public int verdictsReady() {
        return tracked ? (int) (Cells.acquire(memory, headAt) - verdictsRead) : 0;
    }

    /** The verdict code of a position in [{@link #verdictsRead}, + {@link #verdictsReady}). */
    public int verdict(long position) {
        return memory.get(ValueLayout.JAVA_BYTE, lane.verdictAt(position));
    }

    /** Gives the slots and verdict bytes of the next {@code count} positions back to this end. */
    public void verdictsDone(int count) {
        verdictsRead += count;
        Cells.release(memory, LaneLayout.VERDICTS_READ, verdictsRead);
    }
}
