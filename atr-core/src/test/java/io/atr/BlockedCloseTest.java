package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.governance.Reason;
import io.atr.shard.StallPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A bus with threads that is closed while a gating subscriber leaves no room in the log of shard 0; shard 1 has room.
 * Closing returns; what could be judged is in the logs, and of the rest one knows how much it is.
 */
@Timeout(60)
class BlockedCloseTest {
    private static final int LANE = 16;
    private static final int LOG = 64;
    private static final int ELSEWHERE = 10;
    private static final long FIRST_ELSEWHERE = 1000;
    private static final String UNJUDGED = "closing: packets stay unjudged, since a gating subscriber leaves no room";

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Bus bus = Bus.start(TestBus.config(2)
            .with(new Rings(LANE, LOG))
            .with(new StallPolicy(StallPolicy.NEVER, StallPolicy.NEVER))
            .with(warnings::add));
    private final Publication publication = bus.publish(1);
    private final Subscription subscription = bus.subscribe(SubscriptionOptions.gating());

    /** Leaves the log of shard 0 full, and the lane to it. */
    @BeforeEach
    void fill() {
        bus.apply(TestBus.open(TestBus.config(2).limits()));
        bus.awaitAdoption(1, Duration.ofSeconds(30));
        for (int i = 0; i < LOG + LANE; i++) {
            offer(0, i);
        }
        for (int i = 0; i < ELSEWHERE; i++) {
            offer(1, FIRST_ELSEWHERE + i);
        }
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private void offer(int topic, long value) {
        while (TestBus.offer(publication, topic, value) < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void returnsAndAccountsForWhatWasNotJudged() {
        bus.close();
        assertEquals(List.of(UNJUDGED), warnings);
        assertEquals(Answer.CLOSED, TestBus.offer(publication, 0, 1));
        assertEquals(LOG + ELSEWHERE, publication.count(Reason.ALLOWED));
        assertEquals(LOG + ELSEWHERE, judged(), "the lane's packets have no verdict of any kind");
        assertEquals(expected(LOG), sorted(Received.all(subscription)));
        subscription.close();
        publication.close();
        assertEquals(LOG + ELSEWHERE, judged());
    }

    @Test
    void judgesEverythingOnceTheSubscriberHasLeft() {
        subscription.close();
        bus.close();
        assertEquals(List.of(), warnings);
        assertEquals(LOG + LANE + ELSEWHERE, publication.count(Reason.ALLOWED));
    }

    @Test
    void judgesEverythingWhileTheSubscriberStillReads() throws Exception {
        CompletableFuture<List<Long>> reader = CompletableFuture.supplyAsync(
                this::readAllOnceClosing, work -> Thread.ofPlatform().daemon().start(work));
        bus.close();
        assertEquals(expected(LOG + LANE), sorted(reader.get()));
        assertEquals(List.of(), warnings);
    }

    /** Begins only when the bus takes nothing more, so that it is the closing that the room is made for. */
    private List<Long> readAllOnceClosing() {
        while (!bus.isClosed()) {
            Thread.onSpinWait();
        }
        Received received = new Received();
        while (received.values.size() < LOG + LANE + ELSEWHERE) {
            subscription.poll(received, 1);
        }
        return received.values;
    }

    private long judged() {
        return Arrays.stream(Reason.values()).mapToLong(publication::count).sum();
    }

    private static List<Long> expected(int ofShard0) {
        return LongStream.concat(
                        LongStream.range(0, ofShard0), LongStream.range(FIRST_ELSEWHERE, FIRST_ELSEWHERE + ELSEWHERE))
                .boxed()
                .toList();
    }

    private static List<Long> sorted(List<Long> values) {
        List<Long> copy = new ArrayList<>(values);
        copy.sort(null);
        return copy;
    }
}
