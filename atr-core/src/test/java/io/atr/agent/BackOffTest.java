package io.atr.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sleeps that last an hour unless somebody ends them: a wake-up that is lost hangs the test. */
@Timeout(60)
class BackOffTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final int SPINS_FIRST = 64;
    private static final int BUSY_FOR_GOOD = 1 << 14;

    private final SpinSeat seat = new SpinSeat(8);

    @Test
    void whoHasNothingToDoSleepsOnceAndIsAwakeForTwoRounds() {
        BackOff sleeping = second(new Inbox(), 2_000_000);
        idle(sleeping, SPINS_FIRST + 1);
        assertEquals(1, sleeping.cost().parks());
        assertTrue(sleeping.cost().longestParkNanos() >= 1_000_000);
        idle(sleeping, 1);
        assertEquals(SPINS_FIRST + 1, sleeping.cost().spins());
        idle(sleeping, 1);
        assertEquals(2, sleeping.cost().parks());
    }

    @Test
    void whoMayHaveWorkGoesRoundOnceMoreAndThenNaps() {
        Inbox inbox = new Inbox();
        BackOff stuck = second(inbox, HOUR);
        inbox.stick();
        idle(stuck, SPINS_FIRST + 1);
        assertEquals(0, stuck.cost().parks());
        idle(stuck, 20);
        assertEquals(20, stuck.cost().parks());
        stuck.idle(1);
        idle(stuck, SPINS_FIRST + 1);
        assertEquals(20, stuck.cost().parks());
    }

    @Test
    void whoFindsNoPlaceNaps() {
        SpinSeat narrow = new SpinSeat(0);
        assertTrue(narrow.take(new SpinSeat.Holder()));
        BackOff homeless = new BackOff(narrow, HOUR);
        homeless.onStart(new Inbox());
        idle(homeless, SPINS_FIRST + 10);
        assertEquals(10, homeless.cost().parks());
        homeless.onClose();
    }

    @Test
    void theHolderCallsSleepersWhetherIdleOrBusy() {
        for (int workDone = 0; workDone <= 1; workDone++) {
            SpinSeat own = new SpinSeat(8);
            BackOff holder = new BackOff(own, HOUR);
            idle(holder, SPINS_FIRST + 1);
            Inbox inbox = new Inbox();
            Sleeper sleeper = new Sleeper(inbox, Thread.currentThread());
            assertTrue(own.sleepers().join(sleeper));
            sleeper.lieDown();
            holder.idle(workDone);
            assertTrue(sleeper.isDown());
            inbox.send(1);
            holder.idle(workDone);
            assertFalse(sleeper.isDown(), "not called after a round of " + workDone);
        }
    }

    @Test
    void whoWakesTakesASeatThatWasLeft() {
        BackOff first = new BackOff(seat, HOUR);
        idle(first, SPINS_FIRST + 1);
        BackOff second = new BackOff(seat, HOUR);
        second.onStart(guessing(() -> {
            first.onClose();
            return false;
        }));
        idle(second, SPINS_FIRST + 1);
        assertEquals(1, second.cost().parks());
        assertFalse(seat.take(new SpinSeat.Holder()), "nobody took the seat");
    }

    @Test
    void whoFindsTheSeatLeftBeforeItSleepsDoesNotSleep() {
        BackOff first = new BackOff(seat, HOUR);
        idle(first, SPINS_FIRST + 1);
        AtomicInteger guesses = new AtomicInteger();
        BackOff second = new BackOff(seat, HOUR);
        second.onStart(guessing(() -> {
            if (guesses.incrementAndGet() == 2) {
                first.onClose();
            }
            return guesses.get() == 1;
        }));
        idle(second, SPINS_FIRST + 5);
        assertEquals(2, guesses.get());
        assertEquals(0, second.cost().parks());
        assertFalse(seat.take(new SpinSeat.Holder()), "nobody took the seat");
    }

    @Test
    void noWakeUpIsLost() {
        Seeds.each(4, seed -> sendWhileAgentsGoToSleep(Seeds.random(seed), 250));
    }

    private void sendWhileAgentsGoToSleep(Random random, int times) {
        List<Inbox> inboxes = new ArrayList<>();
        List<AgentRunner> runners = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Inbox inbox = new Inbox();
                inboxes.add(inbox);
                runners.add(start(inbox));
            }
            for (int i = 0; i < times; i++) {
                int one = random.nextInt(4);
                int other = random.nextInt(4);
                inboxes.get(one).send(random.nextInt(32) == 0 ? 2 * BUSY_FOR_GOOD : 1);
                await(inboxes.get(one));
                dawdle(random.nextInt(400));
                inboxes.get(other).send(1);
                if (other != one && random.nextBoolean()) {
                    inboxes.get(one).send(random.nextInt(16) == 0 ? 2 * BUSY_FOR_GOOD : 1);
                }
                inboxes.forEach(BackOffTest::await);
                if (random.nextInt(40) == 0) {
                    runners.get(one).close();
                    runners.set(one, start(inboxes.get(one)));
                }
            }
        } finally {
            runners.forEach(AgentRunner::close);
        }
    }

    private AgentRunner start(Inbox inbox) {
        AgentRunner runner = new AgentRunner(inbox, new BackOff(seat, HOUR), AgentRunner.UNPINNED, _ -> {});
        runner.start();
        return runner;
    }

    private static Agent guessing(BooleanSupplier mayHaveWork) {
        return new Agent() {
            @Override
            public int doWork() {
                return 0;
            }

            @Override
            public boolean mayHaveWork() {
                return mayHaveWork.getAsBoolean();
            }

            @Override
            public String roleName() {
                return "the test's";
            }
        };
    }

    private static void await(Inbox inbox) {
        while (!inbox.isDone()) {
            if (Thread.interrupted()) {
                throw new AssertionError("an agent with work was not woken");
            }
            Thread.yield();
        }
    }

    private static void dawdle(int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    private BackOff second(Inbox inbox, long sleepNanos) {
        idle(new BackOff(seat, HOUR), SPINS_FIRST + 1);
        BackOff second = new BackOff(seat, sleepNanos);
        second.onStart(inbox);
        return second;
    }

    private static void idle(IdleStrategy agent, int rounds) {
        for (int i = 0; i < rounds; i++) {
            agent.idle(0);
        }
    }
}
