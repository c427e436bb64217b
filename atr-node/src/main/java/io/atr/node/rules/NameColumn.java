package io.atr.node.rules;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Different names, one behind the other in one array, each found by its text or its index. One thread adds; whoever gets it after the
 * last was added reads, on any thread.
 */
final class NameColumn {
    /** In place of an index: there is none. */
    static final int NONE = -1;

    /** Another one in each process: nobody can choose names that meet in the table. */
    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;

    private static final int LEAST = 16;

    private char[] chars = new char[LEAST];
    private int[] ends = new int[LEAST];
    /** Open addressing; an index and one, or 0. At most half of it is taken. */
    private int[] table = new int[2 * LEAST];

    private int size;

    int size() {
        return size;
    }

    /** Adds a name that is not there yet. */
    void add(String name) {
        int start = end(size - 1);
        int end = start + name.length();
        if (end > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(end, 2 * chars.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        name.getChars(0, name.length(), chars, start);
        ends[size++] = end;
        if (2 * size > table.length) {
            table = new int[2 * table.length];
            for (int i = 0; i < size; i++) {
                insert(i);
            }
        } else {
            insert(size - 1);
        }
    }

    String get(int index) {
        int start = end(index - 1);
        return new String(chars, start, ends[index] - start);
    }

    /** The index of a name, or {@link #NONE}. */
    int find(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash, name.charAt(i));
        }
        for (int at = slot(hash); table[at] != 0; at = (at + 1) & (table.length - 1)) {
            if (equals(table[at] - 1, name)) {
                return table[at] - 1;
            }
        }
        return NONE;
    }

    /** Whether a character is part of a name. */
    boolean holds(int index, char wanted) {
        for (int i = end(index - 1); i < ends[index]; i++) {
            if (chars[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** How many characters a name has. */
    int length(int index) {
        return ends[index] - end(index - 1);
    }

    /** Whether a name starts with a text. */
    boolean startsWith(int index, String prefix) {
        return length(index) >= prefix.length() && compare(index, prefix, prefix.length()) == 0;
    }

    /** As {@link String#compareTo} of two names. */
    int compare(int left, int right) {
        int start = end(left - 1);
        int other = end(right - 1);
        return Arrays.compare(chars, start, ends[left], chars, other, ends[right]);
    }

    /** As {@link String#compareTo} of a name and a text. */
    int compare(int index, String text) {
        int shared = Math.min(length(index), text.length());
        int order = compare(index, text, shared);
        return order != 0 ? order : length(index) - text.length();
    }

    private int compare(int index, String text, int count) {
        int start = end(index - 1);
        for (int i = 0; i < count; i++) {
            int order = chars[start + i] - text.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private boolean equals(int index, String name) {
        return length(index) == name.length() && compare(index, name, name.length()) == 0;
    }

    private void insert(int index) {
        long hash = 0;
        for (int i = end(index - 1); i < ends[index]; i++) {
            hash = mix(hash, chars[i]);
        }
        int at = slot(hash);
        while (table[at] != 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = index + 1;
    }

    private static long mix(long hash, char next) {
        long mixed = (hash + next + 1) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }

    /** The upper bits of a product depend on all that went into it. */
    private int slot(long hash) {
        return (int) ((hash * MULTIPLIER) >>> (Integer.numberOfLeadingZeros(table.length) + 33));
    }

    private int end(int index) {
        return index < 0 ? 0 : ends[index];
    }
}
