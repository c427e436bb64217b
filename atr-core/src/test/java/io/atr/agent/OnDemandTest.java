package io.atr.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OnDemandTest {
    private final SpinSeat seat = new SpinSeat(8);
    private final IdleStrategy inner = new BackOff(seat, TimeUnit.MILLISECONDS.toNanos(1));
    private boolean needed;
    private final IdleStrategy strategy = new OnDemand(() -> needed, inner);

    @Test
    void whoIsNotNeededSleepsAndLeavesTheSeatToOthers() {
        SpinSeat.Holder other = new SpinSeat.Holder();
        strategy.onStart(new Inbox());
        idle(3);
        assertEquals(3, strategy.cost().parks());
        assertEquals(0, strategy.cost().spins());

        needed = true;
        idle(100);
        assertEquals(
                new IdleCost(
                        100, 3, strategy.cost().parkedNanos(), strategy.cost().longestParkNanos()),
                strategy.cost());
        assertTrue(!seat.take(other), "it spins, and has the seat");

        needed = false;
        idle(1);
        assertEquals(4, strategy.cost().parks());
        assertTrue(seat.take(other), "the seat is free again");

        needed = true;
        idle(70);
        assertTrue(inner.cost().parks() > 0, "it sleeps while another watches");
        strategy.onClose();
    }

    @Test
    void itCanSpinAgainAfterAPause() {
        strategy.onStart(new Inbox());
        for (int turn = 0; turn < 3; turn++) {
            needed = true;
            idle(100);
            assertTrue(!seat.take(new SpinSeat.Holder()), "it has the seat");
            needed = false;
            idle(1);
        }
        assertEquals(3, strategy.cost().parks());
        assertEquals(300, strategy.cost().spins());
    }

    private void idle(int rounds) {
        for (int i = 0; i < rounds; i++) {
            strategy.idle(0);
        }
    }
}
