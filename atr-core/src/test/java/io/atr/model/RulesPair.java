package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.Bus;
import io.atr.governance.RuleSet;
import io.atr.governance.Rules;
import org.jspecify.annotations.Nullable;

/** Compiled rules, and what the model knows of them. */
record RulesPair(Rules real, ModelSlots.Slot model) {
    /** Compiles; null where there is no room. */
    static @Nullable RulesPair compile(Bus bus, ModelBus model, RuleSet rules) {
        if (!model.slots.hasRoom()) {
            assertThrows(IllegalStateException.class, () -> bus.compile(rules), "no slot is free");
            return null;
        }
        return new RulesPair(bus.compile(rules), model.slots.add());
    }

    void apply(Bus bus, ModelBus modelBus) {
        if (model.closed) {
            assertThrows(IllegalStateException.class, () -> bus.apply(real), "these rules are closed");
            return;
        }
        modelBus.apply(real.source());
        model.appliedAs = modelBus.version;
        assertEquals(modelBus.version, bus.apply(real), "version");
        assertEquals(modelBus.version, bus.rulesVersion(), "version in force");
    }

    void close() {
        real.close();
        model.closed = true;
    }
}
