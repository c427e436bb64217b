package io.atr.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.Grant;
import io.atr.governance.RuleSet;
import io.atr.governance.RulesPool;
import io.atr.governance.RulesRef;
import io.atr.governance.ShardMap;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.LogLayout;
import io.atr.ring.RefusalTrail;
import io.atr.ring.WakeFlags;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a round would see to, others can see before it. */
class ShardWorkTest {
    private static final GovernanceSizes SIZES = new GovernanceSizes(new ShardMap(1, 2), 1, 2);

    private final RulesRef ref = new RulesRef(memory(RulesRef.BYTES));
    private final RulesPool pool =
            new RulesPool(SIZES, ref, List.of(List.of(memory(SIZES.rulesBytes()))), () -> Long.MAX_VALUE);
    private final Shard shard = new Shard(
            new ShardSettings(0, 2, 1, 64, BatchPolicy.DEFAULT, StallPolicy.DEFAULT),
            SIZES,
            new ShardMemory(
                    memory(LogLayout.bytes(1, 64)),
                    memory(WakeFlags.bytes(2)),
                    memory(ShardStatus.BYTES),
                    memory(RefusalTrail.bytes(RefusalTrail.CAPACITY))),
            ref,
            pool,
            new ManualClock());

    @Test
    void aPacketIsWork() {
        Lane lane = new Lane(memory(LaneLayout.bytes(8)), 1, 8);
        shard.openLane(lane, Grant.one(0, false), false);
        assertFalse(shard.mayHaveWork());
        new LaneProducer(lane, shard.wakeFlags(), false).publish(1);
        assertTrue(shard.mayHaveWork());
        assertEquals(1, shard.doWork());
        assertFalse(shard.mayHaveWork());
    }

    @Test
    void newRulesAreWork() {
        pool.apply(pool.compile(RuleSet.EMPTY));
        assertTrue(shard.mayHaveWork());
        shard.doWork();
        assertFalse(shard.mayHaveWork());
    }

    @Test
    @Timeout(60)
    void aCommandIsWork() throws Exception {
        FutureTask<Boolean> command = new FutureTask<>(() -> shard.execute(() -> {}));
        Thread.ofPlatform().daemon().start(command);
        while (!shard.mayHaveWork()) {
            assertFalse(command.isDone(), "carried out by nobody");
            if (Thread.interrupted()) {
                throw new AssertionError("a command waits, and nobody can see it");
            }
            Thread.onSpinWait();
        }
        shard.doWork();
        assertTrue(command.get());
        assertFalse(shard.mayHaveWork());
    }

    private static MemorySegment memory(long bytes) {
        return Arena.ofAuto().allocate(bytes, 128);
    }
}
