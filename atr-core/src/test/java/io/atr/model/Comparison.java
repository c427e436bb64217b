package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Bus;
import io.atr.BusPeek;
import io.atr.governance.Reason;
import io.atr.shard.ShardStatus;

/** What a bus tells of itself must be what the model tells of itself. */
final class Comparison {
    private Comparison() {}

    static void compare(ModelBus model, Bus real) {
        assertEquals(model.placesTaken(), BusPeek.placesTaken(real), "places taken");
        for (int i = 0; i < model.shards.size(); i++) {
            compare("shard " + i + ": ", model.shards.get(i), real.status().get(i));
        }
    }

    private static void compare(String where, ModelShard model, ShardStatus real) {
        for (Reason reason : Reason.values()) {
            assertEquals(model.counts.getOrDefault(reason, 0L), real.count(reason), where + reason);
        }
        for (int size = 0; size < ShardStatus.SIZE_CLASSES; size++) {
            assertEquals(model.batches.getOrDefault(size, 0L), real.batches(size), where + "batches of class " + size);
        }
        assertEquals(model.rounds, real.rounds(), where + "rounds");
        assertEquals(model.waited, real.waitedNanos(), where + "nanoseconds waited");
    }
}
