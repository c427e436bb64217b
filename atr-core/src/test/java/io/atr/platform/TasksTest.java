package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest {
    @BeforeEach
    void onLinux() {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
    }

    @Test
    void aThreadIsFoundByTheNameThatTheKernelKept() throws Exception {
        String name = "tasks-test-thread-of-a-long-name";
        int own = onThread(name, () -> {
            assertEquals(List.of(Tasks.current().orElseThrow()), Tasks.named(name));
            assertEquals(List.of(), Tasks.named("tasks-test-thr"));
            return Tasks.current().orElseThrow();
        });
        assertNotEquals(Tasks.current().orElseThrow(), own);
        for (int looks = 0; looks < 1000 && !Tasks.named(name).isEmpty(); looks++) {
            Thread.sleep(1); // Thread.join ends when Java's thread has; the kernel's goes on for a moment
        }
        assertTrue(Tasks.named(name).isEmpty(), "ended threads have no name");
        assertTrue(Tasks.processors(own).isEmpty(), "nor processors");
    }

    @Test
    void itsProcessorsAreThoseItWasBoundTo() throws Exception {
        onThread("tasks-test-bound", () -> {
            int self = Tasks.current().orElseThrow();
            assertEquals(Affinity.current(), Tasks.processors(self));
            BitSet one = new BitSet();
            one.set(Affinity.current().nextSetBit(0));
            assertEquals(0, Affinity.bind(one));
            assertEquals(one, Tasks.processors(self));
            return self;
        });
    }

    private static <T> T onThread(String name, java.util.concurrent.Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().name(name).start(task);
        thread.join();
        return task.get();
    }
}
