package io.atr.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void reckonsWhatCountingFinds() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            long[] routes = random.longs(1 << random.nextInt(6)).toArray();
            Series series = new Series(routes, SeriesTest::isEven);
            long n = random.nextInt(500);
            assertEquals(counted(routes, n), series.upTo(n), "seed " + seed);
        }
    }

    @Test
    void oneInAHundredIsRefused() {
        for (Workload workload : new Workload[] {Workload.hot(), Workload.random()}) {
            long n = 10L * workload.routes().length;
            double refused = 1 - (double) workload.passingUpTo(n).count() / n;
            assertTrue(refused > 0.008 && refused < 0.012, workload.name() + " refuses " + refused);
            assertEquals(n, workload.allUpTo(n).count());
        }
    }

    @Test
    void theNextPassingPacketPasses() {
        Workload workload = Workload.hot();
        long[] routes = workload.routes();
        for (long from = 0; from < 2L * routes.length; from++) {
            long next = workload.nextPassing(from);
            assertTrue(workload.passes(routes[(int) next % routes.length]));
            assertEquals(
                    workload.passingUpTo(from),
                    workload.passingUpTo(next),
                    "a packet that passes was skipped at " + from);
        }
    }

    private static boolean isEven(long route) {
        return route % 2 == 0;
    }

    private static Totals counted(long[] routes, long n) {
        MemorySegment memory = Arena.ofAuto().allocate(Packet.SIZE, Packet.SIZE);
        Received received = new Received();
        for (long sequence = 0; sequence < n; sequence++) {
            long route = routes[(int) (sequence % routes.length)];
            if (isEven(route)) {
                Message.write(memory, 0, route, sequence);
                received.take(memory, 0);
            }
        }
        return received.totals();
    }
}
