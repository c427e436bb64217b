package io.atr.verify.measure;

import io.atr.bench.machine.Cpus;
import io.atr.verify.line.Stand;
import io.atr.verify.line.Stands;
import java.util.function.Function;

/**
 * Where and how thoroughly is measured.
 *
 * @param cpus of the client and of the shard
 * @param effort how long
 * @param stands makes the bus that is measured; another than {@link Stands#ordinary} is for proving that a fault is seen
 */
public record Setting(Cpus cpus, Effort effort, Function<Cpus, Stand> stands) {
    /** Of the bus as users start it. */
    public Setting(Cpus cpus, Effort effort) {
        this(cpus, effort, Stands::ordinary);
    }

    /** A fresh bus. */
    Stand stand() {
        return stands.apply(cpus);
    }
}
