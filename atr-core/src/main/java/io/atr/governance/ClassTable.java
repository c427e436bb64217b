package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * Finds equal classes among those that lie one behind the other in a part of compiled rules, without an object for any of them. The
 * class at offset 0 is not among them. Control thread.
 */
final class ClassTable {
    /** Another one in each process: nobody can choose rules that meet in the table. */
    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;

    private static final int LEAST = 32;

    private final MemorySegment memory;
    private final long first;
    private final int bytes;
    private int count;
    /** Open addressing; the number of a class, or 0. At most half of it is taken. */
    private int[] table = new int[LEAST];

    /**
     * An empty one.
     *
     * @param first where the class at offset 0 lies
     * @param bytes of a class: whole words
     */
    ClassTable(MemorySegment memory, long first, int bytes) {
        this.memory = memory;
        this.first = first;
        this.bytes = bytes;
    }

    /** Where the next class is to be written, before {@link #intern}. */
    long next() {
        return at(count + 1);
    }

    /** The offset of the class that was written at {@link #next}, or of an equal one that was there before. */
    int intern() {
        int fresh = count + 1;
        for (int at = slot(fresh); table[at] != 0; at = (at + 1) & (table.length - 1)) {
            if (memory.asSlice(at(fresh), bytes).mismatch(memory.asSlice(at(table[at]), bytes)) < 0) {
                return table[at] * bytes;
            }
        }
        count = fresh;
        if (2 * count > table.length) {
            table = new int[2 * table.length];
            for (int number = 1; number <= count; number++) {
                insert(number);
            }
        } else {
            insert(fresh);
        }
        return fresh * bytes;
    }

    private void insert(int number) {
        int at = slot(number);
        while (table[at] != 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = number;
    }

    /** The upper bits of a product depend on all that went into it. */
    private int slot(int number) {
        long hash = 0;
        for (int word = 0; word < bytes; word += Long.BYTES) {
            hash = (hash ^ Cells.get(memory, at(number) + word)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return (int) ((hash * MULTIPLIER) >>> (Integer.numberOfLeadingZeros(table.length) + 33));
    }

    private long at(int number) {
        return first + (long) number * bytes;
    }
}
