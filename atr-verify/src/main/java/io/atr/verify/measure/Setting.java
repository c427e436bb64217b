package io.atr.verify.measure;

import io.atr.bench.machine.Cpus;
import io.atr.verify.line.Stand;
import io.atr.verify.line.Stands;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where and how thoroughly is measured.
 *
 * @param cpus of the client and of the shard
 * @param effort how long
 * @param stands makes the bus that is measured; another than {@link Stands#ordinary} is for proving that a fault is seen
 * @param profiles an existing folder for flame graphs; null when nobody wants to keep them
 */
public record Setting(
        Cpus cpus,
        Effort effort,
        Function<Cpus, Stand> stands,
        @Nullable Path profiles) {
    /** Of the bus as users start it. */
    public Setting(Cpus cpus, Effort effort) {
        this(cpus, effort, Stands::ordinary);
    }

    /** Of some bus; flame graphs are not kept. */
    public Setting(Cpus cpus, Effort effort, Function<Cpus, Stand> stands) {
        this(cpus, effort, stands, null);
    }

    /** With a folder for flame graphs. */
    public Setting profiles(@Nullable Path folder) {
        return new Setting(cpus, effort, stands, folder);
    }

    /** A fresh bus. */
    Stand stand() {
        return stands.apply(cpus);
    }
}
