package io.atr.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The log and its readers, step by step, against a list that keeps everything. */
class ShardLogTest {
    private static final int CAPACITY = 128;
    private static final int PIECE = 64;

    private final MemorySegment lane = Arena.ofAuto().allocate(PIECE * Packet.SIZE, Packet.SIZE);
    private final ShardLog log = new ShardLog(Arena.ofAuto().allocate(LogLayout.bytes(3, CAPACITY), 128), 3, CAPACITY);
    private final LogReader reader = new LogReader(log, 1);
    private final List<Long> all = new ArrayList<>();
    private int published;

    @Test
    void readersSeeWhatWasAllowedInOrderOnceItIsPublished() {
        Seeds.each(100, seed -> new ShardLogTest().run(Seeds.random(seed), 300));
    }

    private void run(Random random, int steps) {
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> append(mask(random));
                case 2 -> publish();
                default -> read(random);
            }
            assertEquals(all.size(), log.position());
        }
    }

    private void append(long allowed) {
        for (int i = 0; i < PIECE; i++) {
            long value = all.size();
            Packet.dataWord(lane, (long) i << Packet.SIZE_SHIFT, 5, value);
            if ((allowed >>> i & 1) != 0) {
                all.add(value);
            }
        }
        log.append(lane, 0, allowed);
    }

    private void publish() {
        log.publish();
        published = all.size();
    }

    /** Reads one by one, or notices that it was overrun and goes on half a log behind. */
    private void read(Random random) {
        int available = reader.available();
        assertTrue(available <= published - reader.position());
        assertTrue(available > 0 || published == reader.position());
        long lost = Math.max(0, all.size() - CAPACITY - reader.position());
        assertEquals(lost, reader.overrun());
        if (lost > 0) {
            long before = reader.position();
            long skipped = reader.catchUp();
            assertEquals(Math.max(published - CAPACITY / 2, before), reader.position());
            assertEquals(reader.position() - before, skipped);
            return;
        }
        int count = random.nextInt(available + 1);
        for (int i = 0; i < count; i++) {
            assertEquals(CAPACITY - (int) (reader.position() % CAPACITY), reader.contiguous());
            long expected = all.get((int) reader.position());
            assertEquals(expected, Packet.dataWord(reader.memory(), reader.at(), 5));
            reader.advance(1);
        }
    }

    private static long mask(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> -1L;
            case 1 -> 0;
            case 2 -> sparse(random);
            case 3 -> ~sparse(random);
            default -> 1L << random.nextInt(PIECE);
        };
    }

    private static long sparse(Random random) {
        long bits = -1;
        for (int i = 0; i < 3; i++) {
            bits &= random.nextLong();
        }
        return bits;
    }

    @Test
    void everyMaskOfRunsIsCopied() {
        Random random = Seeds.random(3);
        for (int from = 0; from < PIECE; from++) {
            for (int to = from; to < PIECE; to++) {
                append(-1L << from & -1L >>> (PIECE - 1 - to));
                publish();
                while (reader.position() < published) {
                    read(random);
                }
            }
        }
    }

    @Test
    void tellsTheShardHowFarItIs() {
        append(-1L);
        publish();
        reader.available();
        reader.advance(10);
        assertEquals(0, Cells.acquire(log.memory(), LogLayout.cursor(1)));
        reader.release();
        assertEquals(10, Cells.acquire(log.memory(), LogLayout.cursor(1)));
        assertEquals(0, Cells.acquire(log.memory(), LogLayout.cursor(0)));
        assertEquals(0, Cells.acquire(log.memory(), LogLayout.cursor(2)));
    }

    @Test
    void hasAPowerOfTwoOfAtLeast64Slots() {
        for (int slots : new int[] {0, 32, 65, 100}) {
            MemorySegment memory = Arena.ofAuto().allocate(LogLayout.bytes(1, 128), 128);
            assertThrows(IllegalArgumentException.class, () -> new ShardLog(memory, 1, slots));
        }
    }
}
