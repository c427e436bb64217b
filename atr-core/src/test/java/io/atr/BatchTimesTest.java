package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.shard.ShardStatus;
import io.atr.shard.TimeClasses;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By a clock that goes on by 1000 ns whenever somebody looks at it. */
class BatchTimesTest {
    private static final int BATCHES = 640;
    private static final int PACKETS = 5;

    private long now;

    @Test
    void oneBatchIn64IsTimed() {
        Bus bus = Bus.onCallersThread(TestBus.config(1), () -> now += 1000);
        bus.apply(TestBus.open(TestBus.config(1).limits()));
        Publication publication = bus.publish(1);
        for (int i = 0; i < BATCHES; i++) {
            for (int packet = 0; packet < PACKETS; packet++) {
                TestBus.offer(publication, 0, packet);
            }
            assertEquals(PACKETS, bus.doWork());
        }
        ShardStatus status = bus.status().getFirst();
        assertEquals(10, sum(TimeClasses.COUNT, status::batchTimes));
        assertEquals(
                10, status.batchTimes(TimeClasses.of(3000)), "three looks: two around the judgement, one at the end");
        assertEquals(10 * 3000, status.batchNanos());
        assertEquals(10 * PACKETS, status.judgeTimes(10), "1000 ns for five packets are 1600 eighths for each");
        assertEquals(10 * PACKETS, sum(ShardStatus.JUDGE_CLASSES, status::judgeTimes));
        assertEquals(10 * 1000, status.judgeNanos());
        assertEquals(10 * PACKETS, status.timedPackets());
    }

    private static long sum(int classes, IntToLongFunction count) {
        return IntStream.range(0, classes).mapToLong(count).sum();
    }
}
