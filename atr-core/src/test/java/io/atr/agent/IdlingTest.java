package io.atr.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What agents do when there is nothing to do. Times have lower bounds only: nobody knows how long a sleep takes. */
class IdlingTest {
    private static final int SPINS_FIRST = 64;
    private static final int BUSY_FOR_GOOD = 1 << 14;

    private final SpinSeat seat = new SpinSeat(8);

    @Test
    void ofAllThatBackOffOneSpins() {
        BackOff[] agents = {new BackOff(seat), new BackOff(seat), new BackOff(seat)};
        for (int round = 0; round < SPINS_FIRST + 20; round++) {
            for (BackOff agent : agents) {
                agent.idle(0);
            }
        }
        assertCost(SPINS_FIRST + 20, 0, agents[0]);
        assertCost(SPINS_FIRST, 20, agents[1]);
        assertCost(SPINS_FIRST, 20, agents[2]);
        assertTrue(agents[1].cost().parkedNanos() >= 20 * 10_000);
    }

    @Test
    void theSeatIsKeptThroughABurstAndGivenUpByAnAgentThatIsBusy() {
        BackOff first = new BackOff(seat);
        BackOff second = new BackOff(seat);
        idle(first, SPINS_FIRST + 1);
        work(first, BUSY_FOR_GOOD - 1);
        idle(first, 1);
        idle(second, SPINS_FIRST + 1);
        assertCost(SPINS_FIRST, 1, second);
        work(first, BUSY_FOR_GOOD - 1);
        idle(second, 1);
        assertCost(SPINS_FIRST, 2, second);
        work(first, BUSY_FOR_GOOD);
        idle(second, 5);
        assertCost(SPINS_FIRST + 5, 2, second);
    }

    @Test
    void anAgentThatEndsLeavesItsSeat() {
        BackOff first = new BackOff(seat);
        BackOff second = new BackOff(seat);
        idle(first, SPINS_FIRST + 1);
        second.onClose();
        idle(second, SPINS_FIRST + 1);
        assertCost(SPINS_FIRST, 1, second);
        first.onClose();
        idle(second, 1);
        assertCost(SPINS_FIRST + 1, 1, second);
    }

    @Test
    void powerSaveSleepsTwiceAsLongEveryTime() {
        PowerSave agent = new PowerSave();
        idle(agent, SPINS_FIRST);
        assertCost(SPINS_FIRST, 0, agent);
        long slept = 0;
        for (long nanos = 20_000; nanos < 2_000_000; nanos *= 2) {
            idle(agent, 1);
            slept += nanos;
            assertTrue(agent.cost().parkedNanos() >= slept);
            assertTrue(agent.cost().longestParkNanos() >= nanos);
        }
        idle(agent, 3);
        assertTrue(agent.cost().longestParkNanos() >= 2_000_000);
        assertCost(SPINS_FIRST, 10, agent);
        agent.idle(1);
        idle(agent, SPINS_FIRST);
        assertCost(2 * SPINS_FIRST, 10, agent);
    }

    @Test
    void busySpinNeverSleeps() {
        BusySpin agent = new BusySpin();
        idle(agent, 1000);
        work(agent, 7);
        assertCost(1000, 0, agent);
    }

    @Test
    void pacedSleepsAlways() {
        Paced agent = new Paced(50_000);
        work(agent, 2);
        idle(agent, 3);
        assertCost(0, 5, agent);
        assertTrue(agent.cost().parkedNanos() >= 250_000);
    }

    @Test
    void everySettingHasAStrategyOfItsOwn() {
        for (Idling idling : Idling.values()) {
            assertEquals(idling.name().toLowerCase(Locale.ROOT).replace('_', '-'), idling.setting());
            assertNotSame(idling.create(), idling.create());
        }
    }

    private static void idle(IdleStrategy agent, int rounds) {
        for (int i = 0; i < rounds; i++) {
            agent.idle(0);
        }
    }

    private static void work(IdleStrategy agent, int rounds) {
        for (int i = 0; i < rounds; i++) {
            agent.idle(1);
        }
    }

    private static void assertCost(long spins, long parks, IdleStrategy agent) {
        assertEquals(spins, agent.cost().spins(), "spins");
        assertEquals(parks, agent.cost().parks(), "parks");
    }
}
