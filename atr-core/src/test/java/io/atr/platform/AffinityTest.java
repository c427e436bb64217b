package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** On a thread of its own each, so that no other test is bound by it. */
class AffinityTest {
    @Test
    void aThreadIsWhereItWasPinned() throws Exception {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
        BitSet all = onItsOwnThread(Affinity::current);
        assertFalse(all.isEmpty());
        assertEquals(all, onItsOwnThread(() -> {
            for (int cpu = all.nextSetBit(0); cpu >= 0; cpu = all.nextSetBit(cpu + 1)) {
                assertEquals(0, Affinity.pin(cpu));
                assertEquals(only(cpu), Affinity.current());
            }
            assertEquals(0, Affinity.bind(all));
            return Affinity.current();
        }));
    }

    @Test
    void aProcessorThatIsNotThereIsInvalid() throws Exception {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
        assertEquals(-22, onItsOwnThread(() -> Affinity.pin(1023)));
        assertEquals(-22, onItsOwnThread(() -> Affinity.bind(new BitSet())));
    }

    private static BitSet only(int cpu) {
        BitSet one = new BitSet();
        one.set(cpu);
        return one;
    }

    private static <T> T onItsOwnThread(Callable<T> what) throws Exception {
        FutureTask<T> task = new FutureTask<>(what);
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
        return task.get();
    }
}
