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
        while (!Tasks.named(name).isEmpty()) {
            Thread.onSpinWait(); // the kernel ends a thread a little after Java has
        }
        assertTrue(Tasks.processors(own).isEmpty(), "ended threads have no processors");
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
