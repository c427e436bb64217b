package io.atr.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who watches, who is called, and when. One thread plays all parts. */
class SleepersTest {
    private final Sleepers sleepers = new Sleepers(3);
    private final List<Inbox> agents = Stream.generate(Inbox::new).limit(3).toList();
    private final List<Sleeper> all = agents.stream()
            .map(agent -> new Sleeper(agent, Thread.currentThread()))
            .toList();

    SleepersTest() {
        all.forEach(sleeper -> assertTrue(sleepers.join(sleeper)));
    }

    @Test
    @Timeout(60)
    void aCallEndsAParkThatHasNotBegun() {
        all.get(1).lieDown();
        agents.get(1).send(1);
        look();
        LockSupport.park();
        assertFalse(all.get(1).isDown());
    }

    @Test
    void onlyWhoMayHaveWorkIsCalled() {
        all.forEach(Sleeper::lieDown);
        look();
        assertDown(true, true, true);
        agents.get(2).send(1);
        look();
        assertDown(true, true, false);
        agents.get(0).send(1);
        look();
        assertDown(false, true, false);
    }

    @Test
    void whoIsUpIsNotCalled() {
        agents.get(0).send(1);
        assertFalse(all.get(0).call());
        all.get(0).lieDown();
        all.get(0).getUp();
        assertFalse(all.get(0).call());
        all.get(0).lieDown();
        assertTrue(all.get(0).call());
        assertFalse(all.get(0).call(), "called twice");
    }

    @Test
    void oneIsWokenWhereSeveralSleep() {
        all.get(1).lieDown();
        all.get(2).lieDown();
        sleepers.wakeOne();
        assertDown(false, false, true);
        sleepers.wakeOne();
        assertDown(false, false, false);
        sleepers.wakeOne();
    }

    @Test
    void whoQuitIsForgottenAndLeavesItsPlace() {
        Sleeper late = new Sleeper(agents.get(0), Thread.currentThread());
        assertFalse(sleepers.join(late));
        all.get(1).lieDown();
        sleepers.quit(all.get(1));
        sleepers.wakeOne();
        look();
        assertTrue(all.get(1).isDown());
        assertTrue(sleepers.join(late));
        late.lieDown();
        sleepers.wakeOne();
        assertFalse(late.isDown());
    }

    @Test
    void aSeatThatIsLeftHasOneWoken() {
        SpinSeat seat = new SpinSeat(1);
        SpinSeat.Holder first = new SpinSeat.Holder();
        SpinSeat.Holder second = new SpinSeat.Holder();
        Sleeper sleeper = all.get(0);
        assertTrue(seat.sleepers().join(sleeper));
        assertTrue(seat.take(first));
        sleeper.lieDown();
        seat.leave(second);
        assertTrue(sleeper.isDown(), "woken though the seat is taken");
        assertFalse(seat.take(second));
        seat.leave(first);
        assertFalse(sleeper.isDown());
        sleeper.lieDown();
        seat.leave(second);
        assertFalse(sleeper.isDown(), "who was woken for the seat and ends has to pass it on");
        assertTrue(seat.take(second));
    }

    private void look() {
        for (int i = 0; i < all.size(); i++) {
            sleepers.lookAtNext();
        }
    }

    private void assertDown(boolean... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], all.get(i).isDown(), "sleeper " + i);
        }
    }
}
