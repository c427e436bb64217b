package io.atr.verify.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/** Cycles of a small graph whose nodes are numbered. */
final class Cycles {
    private Cycles() {}

    /** The largest sets of nodes that reach one another; a node alone only if it reaches itself. */
    static List<BitSet> of(int nodes, IntFunction<int[]> next) {
        BitSet[] reached = new BitSet[nodes];
        for (int i = 0; i < nodes; i++) {
            reached[i] = reachable(nodes, next, next.apply(i));
        }
        List<BitSet> cycles = new ArrayList<>();
        BitSet done = new BitSet();
        for (int i = 0; i < nodes; i++) {
            if (reached[i].get(i) && !done.get(i)) {
                BitSet cycle = new BitSet();
                for (int j = 0; j < nodes; j++) {
                    cycle.set(j, reached[i].get(j) && reached[j].get(i));
                }
                done.or(cycle);
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    /** Nodes that can be reached from some, themselves included. */
    static BitSet reachable(int nodes, IntFunction<int[]> next, int... from) {
        BitSet seen = new BitSet(nodes);
        Deque<Integer> open = new ArrayDeque<>();
        for (int first : from) {
            open.add(first);
        }
        while (!open.isEmpty()) {
            int node = open.poll();
            if (!seen.get(node)) {
                seen.set(node);
                for (int other : next.apply(node)) {
                    open.add(other);
                }
            }
        }
        return seen;
    }
}
