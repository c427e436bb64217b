package io.atr.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.gate.ByteBudget.Account;
import io.atr.node.gate.ByteBudget.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who gets memory, and who does not. */
class ByteBudgetTest {
    private static final long SMALL = BudgetSizes.SMALL;
    private static final BudgetSizes SIZES = new BudgetSizes(100 * SMALL, 10 * SMALL, 30 * SMALL, 60 * SMALL);

    private final ByteBudget budget = new ByteBudget(SIZES);

    private Purse purse(String caller) {
        return budget.purse(new Account(), caller, false);
    }

    @Test
    void eachScopeHasItsLimit() {
        Account connection = new Account();
        assertTrue(budget.purse(connection, "a", false).take(30 * SMALL));
        assertFalse(budget.purse(connection, "b", false).take(1), "the connection's, whoever calls");
        assertEquals(1, budget.refusals(Scope.CONNECTION));
        assertTrue(purse("a").take(29 * SMALL));
        assertFalse(purse("a").take(2 * SMALL), "the caller's, over whichever connection");
        assertEquals(1, budget.refusals(Scope.CALLER));
        assertTrue(purse("b").take(20 * SMALL));
        assertFalse(purse("b").take(11 * SMALL), "more than would be left");
        assertEquals(1, budget.refusals(Scope.NODE));
        assertEquals(79 * SMALL, budget.used());
    }

    @Test
    void aNewcomerGetsSomethingHoweverManyHoldAllTheyCan() {
        for (int hog = 0; hog < 1000; hog++) {
            Purse purse = purse("hog " + hog);
            while (purse.take(SMALL / 4)) {
                assertTrue(budget.used() < 2000 * SMALL);
            }
        }
        assertTrue(purse("honest").take(SMALL));
    }

    @Test
    void operatorsHaveAReserveThatNobodyElseGets() {
        List<Purse> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            others.add(purse("other " + i));
            assertTrue(others.getLast().take(SMALL));
        }
        Purse operator = budget.purse(new Account(), "operator", true);
        assertFalse(others.getFirst().take(2 * SMALL));
        assertTrue(operator.take(10 * SMALL));
        assertFalse(operator.take(1));
        others.getFirst().giveBack(SMALL);
        assertTrue(operator.take(SMALL));
    }

    @Test
    void sumsAreWhatWasTakenLessWhatWasGivenBack() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            ByteBudget fresh = new ByteBudget(SIZES);
            Account[] connections = {new Account(), new Account(), new Account()};
            long[] ofConnection = new long[3];
            long[] ofCaller = new long[2];
            Purse[][] purses = new Purse[3][2];
            long[][] held = new long[3][2];
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < 2; k++) {
                    purses[i][k] = fresh.purse(connections[i], "caller " + k, false);
                }
            }
            for (int step = 0; step < 2000; step++) {
                int i = random.nextInt(3);
                int k = random.nextInt(2);
                long bytes = random.nextLong(8 * SMALL);
                long all = ofCaller[0] + ofCaller[1];
                if (random.nextInt(3) == 0) {
                    bytes = Math.min(bytes, held[i][k]);
                    purses[i][k].giveBack(bytes);
                    bytes = -bytes;
                } else {
                    long mine = ofConnection[i] + bytes;
                    boolean fits = mine <= SMALL
                            || (mine <= 30 * SMALL
                                    && ofCaller[k] + bytes <= 60 * SMALL
                                    && mine <= 100 * SMALL - all - bytes);
                    assertEquals(fits, purses[i][k].take(bytes), "seed " + seed + ", step " + step);
                    bytes = fits ? bytes : 0;
                }
                held[i][k] += bytes;
                ofConnection[i] += bytes;
                ofCaller[k] += bytes;
                assertEquals(ofCaller[0] + ofCaller[1], fresh.used(), "seed " + seed + ", step " + step);
                assertEquals(ofConnection[i], connections[i].used(), "seed " + seed + ", step " + step);
            }
        }
    }

    @Test
    void aBatchIsPaidForBeforeItGrowsAndGivesAllBack() throws WireException {
        Purse purse = purse("a");
        Batch batch = Batch.create(purse);
        batch.begin(0);
        int packets = 0;
        while (batch.add() >= 0) {
            packets++;
        }
        assertEquals(batch.room(), packets);
        assertEquals(packets * Batch.PACKET_COST, budget.used());
        assertTrue(BudgetSizes.ofBatch(packets) > 30 * SMALL, "the next size would have been too much");
        assertTrue(batch.release());
        assertFalse(batch.release(), "once only");
        assertEquals(0, budget.used());
        batch.free();
    }

    @Test
    void withoutMemoryForAnyPacketABatchHasRoomForNone() {
        Account connection = new Account();
        assertTrue(budget.purse(connection, "a", false).take(30 * SMALL));
        Batch batch = Batch.create(budget.purse(connection, "a", false));
        batch.begin(0);
        assertEquals(0, batch.room());
        assertEquals(-1, batch.add());
        batch.release();
        batch.free();
        assertEquals(30 * SMALL, budget.used());
    }
}
