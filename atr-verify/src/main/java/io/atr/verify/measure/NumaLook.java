package io.atr.verify.measure;

import io.atr.Bus;
import io.atr.memory.NamedRegion;
import io.atr.platform.Mappings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One look at a running bus: how many of its pages and threads are not where they should be. One thread. */
final class NumaLook {
    private static final String SHARD = "atr-shard-";

    private final NumaKernel kernel;
    private final List<Integer> cpus;
    private final int shards;
    private final List<String> words = new ArrayList<>();
    private long pages;
    private long elsewhere;
    private long absent;
    private int loose;
    private int refused;

    NumaLook(Bus bus, NumaKernel kernel) {
        this.kernel = kernel;
        this.cpus = bus.config().threads().cpus();
        this.shards = bus.config().limits().shards();
        int nodes = kernel.nodes().cardinality();
        words.add(nodes > 1 ? nodes + " nodes with memory" : "one node: nothing can lie on another");
        bus.regions().forEach(this::look);
        for (int shard = 0; shard < shards; shard++) {
            thread(shard);
        }
    }

    /** Pages that were looked at. */
    long pages() {
        return pages;
    }

    /** Those on a node that none of their shards is on. */
    long elsewhere() {
        return elsewhere;
    }

    /** Those that are not in memory at all. */
    long absent() {
        return absent;
    }

    /** Shards whose thread may run elsewhere than on a processor of its own. */
    int loose() {
        return loose;
    }

    /** All that is not in place. */
    long misplaced() {
        return elsewhere + absent + loose;
    }

    /** The negative errno with which the kernel declined to tell of pages; 0 where it told. */
    int refused() {
        return refused;
    }

    /** How many nodes there are, and what is not in place. */
    List<String> words() {
        return words;
    }

    private void look(NamedRegion region) {
        int[] nodes =
                new int[(int) (region.memory().byteSize() / Mappings.required().pageSize())];
        int answer = kernel.pages(region, nodes);
        if (answer < 0) {
            refused = answer;
            return;
        }
        BitSet wanted = wanted(region.shard());
        long away = 0;
        long gone = 0;
        for (int node : nodes) {
            gone += node < 0 ? 1 : 0;
            away += node >= 0 && !wanted.isEmpty() && !wanted.get(node) ? 1 : 0;
        }
        pages += nodes.length;
        elsewhere += away;
        absent += gone;
        if (away + gone > 0) {
            words.add("%s: of %d pages %d lie on other nodes than %s, %d are not in memory"
                    .formatted(region.name(), nodes.length, away, wanted, gone));
        }
    }

    /** The nodes of a shard's processor, or of all shards'; empty where a shard may run anywhere. */
    private BitSet wanted(int shard) {
        BitSet wanted = new BitSet();
        int first = shard == NamedRegion.EVERY_SHARD ? 0 : shard;
        int last = shard == NamedRegion.EVERY_SHARD ? shards - 1 : shard;
        for (int i = first; i <= last; i++) {
            if (i >= cpus.size() || kernel.nodeOf(cpus.get(i)).isEmpty()) {
                return new BitSet();
            }
            wanted.set(kernel.nodeOf(cpus.get(i)).getAsInt());
        }
        return wanted;
    }

    private void thread(int shard) {
        List<BitSet> threads = kernel.threads(SHARD + shard);
        BitSet own = new BitSet();
        if (shard < cpus.size()) {
            own.set(cpus.get(shard));
        }
        if (own.isEmpty() || threads.size() != 1 || !threads.getFirst().equals(own)) {
            loose++;
            words.add("%s%d may run on %s, and should on %s"
                    .formatted(SHARD, shard, threads, own.isEmpty() ? "one processor of its own" : own));
        }
    }
}
