package io.atr.ring;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;

/**
 * The stretches of allowed packets in a block, in order and as long as they can be: what is copied in one move each. One
 * thread.
 */
public final class Runs {
    private final int[] firsts;
    private final int[] lengths;
    private int count;
    private int packets;
    private int end;

    /** No runs; room for those of a block of so many packets, a multiple of 64. */
    public Runs(int block) {
        this.firsts = new int[block / 2 + 1];
        this.lengths = new int[block / 2 + 1];
    }

    /** Forgets all of them. */
    public void clear() {
        count = 0;
        packets = 0;
        end = -1;
    }

    /**
     * Adds those of 64 packets behind the ones that were added before.
     *
     * @param first the number of the first of the 64 in the block
     * @param allowed bit i stands for the packet {@code first + i}
     */
    @Bounded(by = "the bits of a long", turn = Turn.PACKET)
    public void add(int first, long allowed) {
        packets += Long.bitCount(allowed);
        long left = allowed;
        while (left != 0) {
            int from = Long.numberOfTrailingZeros(left);
            int length = Long.numberOfTrailingZeros(~(left >>> from));
            add(first + from, length);
            int next = from + length;
            left = next == Long.SIZE ? 0 : left & -1L << next;
        }
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Packets in all of them. */
    public int packets() {
        return packets;
    }

    /** The number of a run's first packet in the block. */
    public int first(int run) {
        return firsts[run];
    }

    /** Packets of a run. */
    public int length(int run) {
        return lengths[run];
    }

    private void add(int from, int length) {
        if (from == end) {
            lengths[count - 1] += length;
        } else {
            firsts[count] = from;
            lengths[count++] = length;
        }
        end = from + length;
    }
}
