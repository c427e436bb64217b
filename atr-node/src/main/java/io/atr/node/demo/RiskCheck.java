package io.atr.node.demo;

import io.atr.PacketHandler;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;

/**
 * The subscriber that the log waits for: reads all of every packet, verifies its checksum, adds up what is at stake,
 * and measures how long after it was due it came. One thread.
 */
final class RiskCheck implements PacketHandler {
    private final Histogram latency = Latencies.empty();
    private long seen;
    private long damaged;
    private long misplaced;
    private long atStake;

    @Override
    public void onPacket(MemorySegment memory, long at) {
        seen++;
        if (!Order.isSound(memory, at)) {
            damaged++;
        }
        misplaced |= (memory.address() + at) & (Packet.SIZE - 1);
        atStake += Order.value(memory, at) ^ Packet.flags(memory, at) ^ Packet.route(memory, at);
        long due = Order.due(memory, at);
        if (due != 0) {
            latency.recordValue(Math.clamp(System.nanoTime() - due, 1, Latencies.LONGEST_NANOS));
        }
    }

    /** Packets read so far. */
    long seen() {
        return seen;
    }

    /** Packets whose checksum was wrong. */
    long damaged() {
        return damaged;
    }

    /** Whether every packet lay on one cache line. */
    boolean isAligned() {
        return misplaced == 0;
    }

    /** A figure that depends on every byte read, so that no reading can be left out. */
    long atStake() {
        return atStake;
    }

    /** The latencies since the last time this was asked; the caller's to keep. */
    Histogram takeLatency() {
        Histogram taken = latency.copy();
        latency.reset();
        return taken;
    }
}
