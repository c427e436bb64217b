package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.Clock;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Placement;
import io.atr.verify.line.Stand;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A measurement that cannot fail is a defect: a known fault in the shard turns its row red. Rows that count are also
 * asserted to stay green without it; rows that time are not, since this machine may be busy.
 */
class InjectionTest {
    private static final Effort SHORT = new Effort("test", 0.05);
    private static final double RAW = 100e6;
    private static final Set<String> COUNTED = Set.of("15.alloc", "15.monitor");

    /** Kept, so that it is not optimised away. */
    private static volatile Object kept = "";

    @Test
    void aSoundShardAllocatesNothingAndWaitsForNobody() {
        assertEquals(Set.of(), counted(sustained(_ -> {})));
    }

    @Test
    void aDelayOfEveryPacketIsSeenInThroughputAndPrice() {
        List<Outcome> outcomes = sustained(packets -> FaultyShard.spin(100L * packets));
        assertTrue(red(outcomes).containsAll(Set.of("2", "4.total")), () -> "red: " + red(outcomes));
        assertEquals(Set.of(), counted(outcomes));
    }

    @Test
    void anAllocationIsSeen() {
        assertEquals(Set.of("15.alloc"), counted(sustained(_ -> kept = new byte[16])));
    }

    @Test
    void aLockThatSomebodyElseHoldsIsSeen() {
        List<Outcome> outcomes = sustained(new Contended());
        assertEquals(Set.of("15.monitor"), counted(outcomes), () -> seen(outcomes));
    }

    @Test
    void aStallIsSeenInTheTailAndItsSpread() {
        int[] rounds = {0};
        List<Outcome> outcomes = latency(_ -> {
            if (++rounds[0] % 500 == 0) {
                FaultyShard.spin(TimeUnit.MILLISECONDS.toNanos(20));
            }
        });
        assertEquals(Set.of("3.1", "9.int"), red(outcomes));
    }

    /** 10 us within a stage are 39 ns for each of 256 packets, above the budget of every stage. */
    @Test
    void aDelayWithinStagesIsSeenInThePriceOfEach() {
        Clock clock = Clock.monotonic();
        Clock slow = () -> {
            FaultyShard.spin(10_000);
            return clock.nanos();
        };
        assertEquals(
                Set.of("4.pop", "4.gov", "4.agg", "4.ser", "4.enq", "14.pop", "14.gov", "14.ser"), red(stages(slow)));
    }

    @Test
    void jitterIsSeenInTheSpread() {
        Random random = new Random(7);
        List<Outcome> outcomes = latency(_ -> {
            if (random.nextInt(100) == 0) {
                FaultyShard.spin(50_000 + random.nextInt(100_000));
            }
        });
        assertTrue(red(outcomes).contains("9.int"), () -> "red: " + red(outcomes));
    }

    private static List<Outcome> sustained(FaultyShard.Fault fault) {
        return new Sustained(_ -> new Sustained.Raw(Placement.TWO_L3, RAW)).measure(setting(fault));
    }

    private static List<Outcome> latency(FaultyShard.Fault fault) {
        return new Latency().measure(setting(fault));
    }

    private static List<Outcome> stages(Clock clock) {
        Setting setting = new Setting(Cpus.ANYWHERE, SHORT, _ -> (Stand) new FaultyShard(_ -> {}, clock));
        return StageCosts.outcomes(LivePrices.measure(setting), Map.of());
    }

    private static Setting setting(FaultyShard.Fault fault) {
        return new Setting(Cpus.ANYWHERE, SHORT, _ -> (Stand) new FaultyShard(fault));
    }

    private static Set<String> red(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(outcome -> outcome.row().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String seen(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> COUNTED.contains(outcome.row().id()))
                .map(outcome -> outcome.row().id() + " " + outcome.evidence())
                .collect(Collectors.joining("; "));
    }

    private static Set<String> counted(List<Outcome> outcomes) {
        Set<String> red = red(outcomes);
        red.retainAll(COUNTED);
        return red;
    }

    /** Takes a monitor that another thread holds half of the time. */
    private static final class Contended implements FaultyShard.Fault {
        private final Object monitor = new Object();
        private volatile boolean running = true;
        private long rounds;

        Contended() {
            Thread.ofPlatform().daemon().name("contender").start(() -> {
                while (running) {
                    synchronized (monitor) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    LockSupport.parkNanos(1_000_000);
                }
            });
        }

        @Override
        public void after(int packets) {
            synchronized (monitor) {
                rounds++;
            }
        }

        @Override
        public void close() {
            running = false;
        }
    }
}
