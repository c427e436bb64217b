package io.atr.governance;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The slots in which compiled rules live, and the version counter. Any control thread compiles and applies; shards only
 * look slots up. Nothing is allocated off-heap after launch.
 */
public final class RulesPool {
    private final RulesCompiler compiler;
    private final RulesRef ref;
    private final MemorySegment[][] memory;
    private final LongSupplier oldestVersionInUse;
    private final BriefLock lock = new BriefLock();
    private final @Nullable Rules[] tenants;
    private final long[] lastVersion;
    private long version;

    /**
     * A pool.
     *
     * @param memory for each slot, for each shard, {@link GovernanceSizes#rulesBytes} of memory
     * @param oldestVersionInUse answers the lowest version that any shard works under; 0 for one that has adopted none
     */
    public RulesPool(
            GovernanceSizes sizes, RulesRef ref, List<List<MemorySegment>> memory, LongSupplier oldestVersionInUse) {
        this.compiler = new RulesCompiler(sizes.map(), sizes.layout());
        this.ref = ref;
        this.memory = memory.stream()
                .map(parts -> parts.toArray(MemorySegment[]::new))
                .toArray(MemorySegment[][]::new);
        this.oldestVersionInUse = oldestVersionInUse;
        this.tenants = new Rules[memory.size()];
        this.lastVersion = new long[memory.size()];
    }

    /**
     * Compiles rules into a free slot.
     *
     * @throws IllegalArgumentException when they do not fit this bus
     * @throws IllegalStateException when no slot is free: close rules that are no longer needed
     */
    public Rules compile(RuleSet source) {
        Rules rules = reserve(source);
        boolean compiled = false;
        try {
            compiler.compile(source, List.of(memory[rules.slot()]));
            compiled = true;
            return rules;
        } finally {
            if (!compiled) {
                rules.close(); // whatever went wrong: a slot that is not given back is gone for good
            }
        }
    }

    /**
     * Looks whether rules fit this bus, and takes no slot for it.
     *
     * @throws IllegalArgumentException when they do not
     */
    public void check(RuleSet source) {
        compiler.check(source);
    }

    /**
     * Puts rules in force: one release store.
     *
     * @return their version, higher than any before
     */
    public long apply(Rules rules) {
        lock.lock();
        try {
            if (tenants[rules.slot()] != rules || rules.isClosed()) {
                throw new IllegalStateException(
                        "these rules were closed, or compiled for another bus; compile them again");
            }
            long next = ++version;
            lastVersion[rules.slot()] = next;
            ref.publish(next, rules.slot());
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** The version in force, 0 for none. */
    public long version() {
        return RulesRef.versionOf(ref.acquire());
    }

    /** What the rules in force were compiled from. */
    public RuleSet inForce() {
        long word = ref.acquire();
        Rules rules = word == 0 ? null : tenants[RulesRef.slotOf(word)];
        return rules == null ? RuleSet.EMPTY : rules.source();
    }

    /** Takes a free slot for rules that nobody knows of yet, so that their memory can be written without the lock. */
    private Rules reserve(RuleSet source) {
        long oldest = oldestVersionInUse.getAsLong();
        lock.lock();
        try {
            int slot = freeSlot(oldest);
            Rules rules = new Rules(slot, source);
            tenants[slot] = rules;
            lastVersion[slot] = 0;
            return rules;
        } finally {
            lock.unlock();
        }
    }

    /** The part of a shard in the slot of a word that it has acquired. Shards; no lock. */
    MemorySegment part(long word, int shard) {
        return memory[RulesRef.slotOf(word)][shard];
    }

    private int freeSlot(long oldest) {
        for (int slot = 0; slot < tenants.length; slot++) {
            Rules tenant = tenants[slot];
            if (tenant == null || (tenant.isClosed() && leftBehind(slot, oldest))) {
                return slot;
            }
        }
        throw new IllegalStateException("all " + tenants.length + " slots for rules are taken:"
                + " close rules that will not be applied again, or wait until every shard has adopted newer ones");
    }

    /** Whether no shard can reach the slot any more: it was never in force, or all work under a later version. */
    private boolean leftBehind(int slot, long oldest) {
        return lastVersion[slot] == 0 || oldest > lastVersion[slot];
    }
}
