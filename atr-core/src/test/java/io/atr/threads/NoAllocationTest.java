package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Once warm, neither publisher nor shard nor subscriber allocates a single byte, whatever the answers and verdicts.
 * {@code -Datr.alloc.packets=N} sets how many packets are judged.
 *
 * <p>The virtual machine itself allocates a few bytes on the thread that first runs code anew after it was compiled on
 * wrong assumptions. That happens once, and what the bus allocated would come again: hence another attempt.
 */
class NoAllocationTest {
    private static final long PACKETS = Long.getLong("atr.alloc.packets", 100_000_000);
    private static final int ATTEMPTS = 3;

    @Test
    void nobodyAllocates() throws InterruptedException {
        AllocationRun.Bytes bytes = AllocationRun.NOT_YET;
        for (int attempt = 0; attempt < ATTEMPTS && !bytes.equals(AllocationRun.NONE); attempt++) {
            bytes = new AllocationRun(PACKETS).run();
        }
        assertEquals(AllocationRun.NONE, bytes);
    }
}
