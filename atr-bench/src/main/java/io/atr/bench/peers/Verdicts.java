package io.atr.bench.peers;

import io.atr.bench.load.Received;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * The verdicts of a ring whose events stay where they were published. Either the bits of a word for each 64 events, or a
 * field of each event object. Written by the stage before it moves on, read by the subscriber behind it.
 */
final class Verdicts {
    private static final int GROUP = Long.SIZE;

    private static final class Event {
        boolean passed;
    }

    private final Slots slots;
    private final int mask;
    private final Event[] events;
    private final MemorySegment words;
    private final boolean inEvents;

    /** For a ring of so many slots, a power of two of at least 64. */
    Verdicts(Slots slots, int ring, boolean inEvents) {
        this.slots = slots;
        this.mask = ring - 1;
        this.inEvents = inEvents;
        this.words = PeerRules.region("verdicts", Math.max(ring / Byte.SIZE, Cells.APART));
        this.events = new Event[inEvents ? ring : 0];
        for (int i = 0; i < events.length; i++) {
            events[i] = new Event();
        }
    }

    /** Stage: judges positions {@code from..end-1}. */
    void judge(Judge judge, long from, long end) {
        long position = from;
        while (position < end) {
            int count = (int) Math.min(GROUP - (position & (GROUP - 1)), end - position);
            put(position, count, judge.judge(slots.memory(), slots.at(position), count));
            position += count;
        }
    }

    /** Subscriber: reads what passed of positions {@code from..end-1}. */
    void read(Received received, long from, long end) {
        if (inEvents) {
            readByEvent(received, from, end);
            return;
        }
        long position = from;
        while (position < end) {
            int first = (int) position & (GROUP - 1);
            int count = (int) Math.min(GROUP - first, end - position);
            readGroup(received, position, count, Cells.get(words, wordAt(position)) >>> first);
            position += count;
        }
    }

    /** Leaves the other bits of a word alone: the subscriber may not have read those of the round before yet. */
    private void put(long position, int count, long passed) {
        if (inEvents) {
            for (int i = 0; i < count; i++) {
                events[(int) (position + i) & mask].passed = (passed >>> i & 1) != 0;
            }
            return;
        }
        int first = (int) position & (GROUP - 1);
        long at = wordAt(position);
        long others = ~(-1L >>> (GROUP - count) << first);
        Cells.set(words, at, (Cells.get(words, at) & others) | passed << first);
    }

    private void readGroup(Received received, long position, int count, long passed) {
        MemorySegment memory = slots.memory();
        long at = slots.at(position);
        long wanted = -1L >>> (GROUP - count);
        if ((passed & wanted) == wanted) {
            for (int i = 0; i < count; i++) {
                received.take(memory, at + ((long) i << Packet.SIZE_SHIFT));
            }
            return;
        }
        for (long left = passed & wanted; left != 0; left &= left - 1) {
            received.take(memory, at + ((long) Long.numberOfTrailingZeros(left) << Packet.SIZE_SHIFT));
        }
    }

    private void readByEvent(Received received, long from, long end) {
        MemorySegment memory = slots.memory();
        for (long position = from; position < end; position++) {
            if (events[(int) position & mask].passed) {
                received.take(memory, slots.at(position));
            }
        }
    }

    private long wordAt(long position) {
        return (position & mask) / GROUP * Long.BYTES;
    }
}
