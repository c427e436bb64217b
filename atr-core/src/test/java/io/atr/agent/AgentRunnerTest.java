package io.atr.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class AgentRunnerTest {
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> closings = new CopyOnWriteArrayList<>();
    private final CountDownLatch worked = new CountDownLatch(3);

    @Test
    void runsItsAgentOnAThreadOfItsName() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AgentRunner runner = runner(() -> {
            thread.set(Thread.currentThread());
            worked.countDown();
            return 1;
        });
        runner.start();
        worked.await();
        assertTrue(runner.isAlive());
        runner.close();
        runner.close();
        assertFalse(runner.isAlive());
        assertEquals("the test's", thread.get().getName());
        assertTrue(thread.get().isDaemon());
        assertEquals(List.of("the test's"), closings);
        assertNull(runner.failure());
        assertEquals(List.of(), warnings);
    }

    @Test
    void reportsWhatEndedTheAgent() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("out of order");
        AgentRunner runner = runner(() -> {
            worked.countDown();
            if (worked.getCount() == 0) {
                throw failure;
            }
            return 1;
        });
        runner.start();
        worked.await();
        runner.close();
        assertSame(failure, runner.failure());
        assertEquals(List.of("the test's ended by " + failure), warnings);
        assertEquals(List.of("the test's"), closings);
    }

    @Test
    void canBeClosedBeforeItStartsAndByItself() throws InterruptedException {
        AgentRunner never = runner(() -> 0);
        never.close();
        AgentRunner[] itself = new AgentRunner[1];
        itself[0] = runner(() -> {
            itself[0].close();
            worked.countDown();
            worked.countDown();
            worked.countDown();
            return 0;
        });
        itself[0].start();
        worked.await();
        itself[0].close();
        assertFalse(itself[0].isAlive());
        assertNull(itself[0].failure());
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        AgentRunner runner = runner(() -> 0);
        runner.start();
        Thread.currentThread().interrupt();
        runner.close();
        assertTrue(Thread.interrupted());
        assertFalse(runner.isAlive());
    }

    @Test
    void tellsThatItCouldNotBePinned() throws InterruptedException {
        AgentRunner runner = new AgentRunner(
                agent(() -> {
                    worked.countDown();
                    return 1;
                }),
                new BusySpin(),
                1000,
                warnings::add);
        runner.start();
        worked.await();
        runner.close();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("the test's: could not be pinned to processor 1000"), warnings::toString);
    }

    private AgentRunner runner(IntSupplier work) {
        return new AgentRunner(agent(work), new BusySpin(), AgentRunner.UNPINNED, warnings::add);
    }

    private Agent agent(IntSupplier work) {
        return new Agent() {
            @Override
            public int doWork() {
                return work.getAsInt();
            }

            @Override
            public String roleName() {
                return "the test's";
            }

            @Override
            public void onClose() {
                closings.add(roleName());
            }
        };
    }
}
