package io.atr.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail beside a plain list of everything that was noted while somebody watched. */
class RefusalTrailTest {
    private static final int CAPACITY = 16;

    private record Noted(long flags, long route, int code) {}

    private final MemorySegment memory = Arena.ofAuto().allocate(RefusalTrail.bytes(CAPACITY), 128);
    private final MemorySegment packet = Arena.ofAuto().allocate(Packet.SIZE, Packet.SIZE);
    private final RefusalTrail trail = new RefusalTrail(memory, CAPACITY);
    private final List<Noted> noted = new ArrayList<>();

    @Test
    void nothingIsWrittenWhileNobodyWatches() {
        note(new Noted(1, 2, 3));
        assertEquals(-1, memory.mismatch(Arena.ofAuto().allocate(memory.byteSize())));
        trail.watched(true);
        trail.watched(true);
        trail.watched(false);
        RefusalReader reader = trail.reader();
        note(new Noted(4, 5, 6));
        assertTrue(reader.next());
        trail.watched(false);
        note(new Noted(7, 8, 9));
        assertFalse(reader.next());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsReadWasNotedInThatOrderAndTheRestIsMissed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        trail.watched(true);
        RefusalReader reader = trail.reader();
        long read = 0;
        for (int round = 0; round < 2000; round++) {
            for (int left = random.nextInt(2 * CAPACITY); left > 0; left--) {
                Noted one = new Noted(random.nextLong(), random.nextLong(), random.nextInt(16));
                noted.add(one);
                note(one);
            }
            for (int left = random.nextInt(2 * CAPACITY); left > 0 && reader.next(); left--) {
                Noted expected = noted.get((int) (read + reader.missed()));
                assertEquals(expected, new Noted(reader.flags(), reader.route(), reader.code()), "seed " + seed);
                read++;
            }
        }
        while (reader.next()) {
            read++;
        }
        assertEquals(noted.size(), read + reader.missed(), "seed " + seed);
        assertTrue(reader.missed() > 0 && read > noted.size() / 4, read + " read, seed " + seed);
    }

    private void note(Noted one) {
        Packet.flags(packet, 0, one.flags);
        Packet.route(packet, 0, one.route);
        trail.note(packet, 0, (byte) one.code);
        trail.publish();
    }
}
