package io.atr.node.gate;

import io.atr.governance.ShardMap;
import io.atr.packet.Packet;
import java.util.Arrays;

/**
 * The next packets of a batch that the lanes have room for, sorted by shard; within a shard they keep their order. One
 * thread.
 */
final class Pieces {
    private final ShardMap map;
    private final int[] counts;
    private final int[] firsts;
    private int[] sorted = new int[0];
    private int[] shards = new int[0];

    Pieces(ShardMap map) {
        this.map = map;
        this.counts = new int[map.shards()];
        this.firsts = new int[map.shards()];
    }

    /** The lane for a topic; one that no shard knows goes to the first, which will say so. */
    int laneOf(int topic) {
        return map.knows(topic) ? map.shard(topic) : 0;
    }

    /** Makes room for a batch, so that gathering its packets takes no memory and cannot fail for want of any. */
    void makeRoom(Batch batch) {
        if (sorted.length < batch.size()) {
            int[] more = new int[batch.room()];
            shards = new int[batch.room()];
            sorted = more;
        }
    }

    /**
     * Gathers the packets from {@code batch.next} up to the first whose lane is full.
     *
     * @param used slots that are in use in each lane
     * @return how many packets of the batch were looked at, those without need of a lane included
     */
    int gather(Batch batch, int laneSlots, int[] used) {
        int most = batch.size() - batch.next;
        Arrays.fill(counts, 0);
        int looked = 0;
        while (looked < most) {
            int i = batch.next + looked;
            int shard = -1;
            if (batch.code(i) == 0) {
                shard = laneOf(Packet.topic(batch.memory(), batch.at(i)));
                if (used[shard] + counts[shard] == laneSlots) {
                    break;
                }
                counts[shard]++;
            }
            shards[looked++] = shard;
        }
        sort(batch.next, looked);
        return looked;
    }

    private void sort(int first, int looked) {
        int begin = 0;
        for (int shard = 0; shard < counts.length; shard++) {
            firsts[shard] = begin;
            begin += counts[shard];
        }
        for (int i = 0; i < looked; i++) {
            if (shards[i] >= 0) {
                sorted[firsts[shards[i]]++] = first + i;
            }
        }
        for (int shard = 0; shard < counts.length; shard++) {
            firsts[shard] -= counts[shard];
        }
    }

    /** Packets for a shard's lane. */
    int count(int shard) {
        return counts[shard];
    }

    /** The number in its batch of the i-th packet for a shard. */
    int index(int shard, int i) {
        return sorted[firsts[shard] + i];
    }

    /** How many packets for a shard, from the i-th on, follow each other in the batch too. */
    int together(int shard, int i) {
        int at = firsts[shard] + i;
        int end = firsts[shard] + counts[shard];
        int run = 1;
        while (at + run < end && sorted[at + run] == sorted[at] + run) {
            run++;
        }
        return run;
    }
}
