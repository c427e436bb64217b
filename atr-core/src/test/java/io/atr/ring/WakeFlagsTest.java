package io.atr.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class WakeFlagsTest {
    @Test
    void aSleepingLaneCallsItsGroupAndNoOther() {
        for (int lane = 0; lane < WakeFlags.MAX_LANES; lane++) {
            WakeFlags flags = fresh();
            flags.wake(lane);
            int group = lane / WakeFlags.GROUP;
            for (int word = 0; word < 8; word++) {
                assertEquals(word == group / 8 ? 1L << (group % 8 * 8) : 0, flags.calls(word), "lane " + lane);
            }
            assertTrue(flags.isAwake(lane));
            flags.answer(group);
            assertEquals(0, flags.calls(group / 8));
        }
    }

    @Test
    void aLaneThatIsAwakeDoesNotCall() {
        WakeFlags flags = fresh();
        flags.awake(70);
        flags.wake(70);
        assertEquals(0, flags.calls(0));
        flags.asleep(70);
        flags.wake(70);
        assertEquals(1L << 8, flags.calls(0));
    }

    private static WakeFlags fresh() {
        return new WakeFlags(Arena.ofAuto().allocate(WakeFlags.bytes(WakeFlags.MAX_LANES), 128));
    }
}
