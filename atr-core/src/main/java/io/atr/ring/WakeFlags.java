package io.atr.ring;

import io.atr.memory.Cells;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Tells a shard which of its sleeping lanes have something, at a cost that does not grow with their number.
 *
 * <pre>
 *      0  group flags   64 bytes, one for each 64 lanes
 *    128  lane flags    a byte a lane: 0 asleep, 1 awake or to be woken
 * </pre>
 *
 * <p>A publisher looks at its lane's flag after it has published, and writes only when it finds the lane asleep: first
 * the lane's flag, then its group's. A shard that puts a lane to sleep clears its flag and keeps polling the lane for a
 * grace period. A publisher whose store of the tail and look at the flag both fall before the clearing became visible
 * sets no flag; its packet is found in the grace period, or by the shard's slow sweep over sleeping lanes. So no fence
 * is needed in {@link #wake}, and no packet waits for ever under any memory model.
 */
public final class WakeFlags {
    /** Lanes in a group. */
    public static final int GROUP = 64;

    /** Lanes at the most. */
    public static final int MAX_LANES = GROUP * 64;

    private static final int LANES = Cells.APART;
    private static final byte AWAKE = 1;

    private final MemorySegment memory;

    /** Flags in zeroed memory of {@link #bytes}: all asleep. */
    public WakeFlags(MemorySegment memory) {
        this.memory = memory;
    }

    /**
     * Flags for the publisher of lane 0 in another process, which cannot reach the shard's: nobody is ever called, and the
     * shard's sweep finds the lane.
     */
    public static WakeFlags unheard() {
        WakeFlags flags = new WakeFlags(Arena.ofAuto().allocate(bytes(1), Cells.APART));
        flags.awake(0);
        return flags;
    }

    /** Bytes needed for {@code lanes} lanes. */
    public static long bytes(int lanes) {
        return LANES + (long) (lanes + Cells.APART - 1) / Cells.APART * Cells.APART;
    }

    /** Publisher: the lane has something. */
    public void wake(int lane) {
        if (Cells.opaqueByte(memory, LANES + lane) != AWAKE) {
            Cells.releaseByte(memory, LANES + lane, AWAKE);
            Cells.releaseByte(memory, lane / GROUP, AWAKE);
        }
    }

    /** Shard: the lane is polled from now on. */
    public void awake(int lane) {
        Cells.releaseByte(memory, LANES + lane, AWAKE);
    }

    /** Shard: the lane will be polled for a grace period only, and needs {@link #wake} after it. */
    public void asleep(int lane) {
        Cells.releaseByte(memory, LANES + lane, (byte) 0);
        VarHandle.fullFence();
    }

    /** Shard: eight group flags, groups {@code 8 x word ...}, as the bytes of a word; 0 when none of them calls. */
    public long calls(int word) {
        return Cells.opaque(memory, (long) word << 3);
    }

    /** Shard: answers a group's call; the lanes' flags are to be looked at afterwards. */
    public void answer(int group) {
        Cells.releaseByte(memory, group, (byte) 0);
        VarHandle.fullFence();
    }

    /** Shard: whether the lane's publisher asks for it, or it is awake. */
    public boolean isAwake(int lane) {
        return Cells.opaqueByte(memory, LANES + lane) == AWAKE;
    }
}
