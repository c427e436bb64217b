package io.atr.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Rings;
import io.atr.agent.Faults;
import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.TachyonPacket;
import io.netty.channel.DefaultEventLoop;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway with tiny lanes, in front of shards that move only when the test says so. */
class GatewayTest {
    private static final int SLOTS = 4;

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final Bus bus = Bus.onCallersThread(
            BusConfig.DEFAULT
                    .with(Limits.DEFAULT.withShards(2).withIds(100, 100))
                    .with(new Rings(SLOTS, 64)),
            new ManualClock());
    private final List<String> warned = new ArrayList<>();
    private final Faults faults = new Faults(Gateways.FAULT, warned::add);
    private final Gateway gateway = new Gateway(bus, SLOTS, new GateLimits(16, 32, 8), loop, faults);
    private final List<String> told = new ArrayList<>();

    GatewayTest() {
        RuleSet.Builder rules = RuleSet.builder();
        IntStream.range(0, 10).forEach(id -> rules.topic(TopicRule.unlimited(id)));
        rules.sender(1, TopicSet.of(IntStream.range(0, 10).toArray()));
        bus.apply(rules.build());
    }

    @AfterEach
    void end() throws Exception {
        onLoop(() -> {
            gateway.close();
            bus.close();
            return null;
        });
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        return loop.submit(task).get();
    }

    private final class Noted implements BatchSink {
        @Override
        public void judged(Batch batch) {
            StringBuilder codes = new StringBuilder(batch.requestId() + ":");
            for (int i = 0; i < batch.size(); i++) {
                codes.append(batch.code(i) == Reason.ALLOWED.code() ? " +" : " -");
            }
            told.add(codes.toString());
            gateway.recycle(batch);
        }

        @Override
        public void refused(Batch batch, Refusal why) {
            told.add(batch.requestId() + ": " + why.kind());
            gateway.recycle(batch);
        }

        @Override
        public void failed() {
            told.add("failed");
        }
    }

    private static byte[] message(long id, int... topics) {
        BatchSubmitRequest.Builder request =
                BatchSubmitRequest.newBuilder().setRequestId(id).setGovernanceRequired(true);
        for (int topic : topics) {
            request.addPackets(TachyonPacket.newBuilder().setTopicId(topic).setSenderId(1));
        }
        return request.build().toByteArray();
    }

    private Batch submit(long id, int... topics) throws Exception {
        byte[] message = message(id, topics);
        return onLoop(() -> {
            Batch batch = gateway.decode(new ByteArrayInputStream(message), 0, Purse.unlimited());
            gateway.submit(batch, false, new Noted());
            return batch;
        });
    }

    private static final class Broken implements BatchSink {
        private int failures;

        @Override
        public void judged(Batch batch) {
            throw new OutOfMemoryError("no memory for an answer");
        }

        @Override
        public void refused(Batch batch, Refusal why) {
            throw new IllegalStateException("closed");
        }

        @Override
        public void failed() {
            failures++;
            throw new IllegalStateException("still closed");
        }
    }

    private void submit(BatchSink sink, int... topics) throws Exception {
        byte[] message = message(0, topics);
        onLoop(() -> {
            gateway.submit(gateway.decode(new ByteArrayInputStream(message), 0, Purse.unlimited()), false, sink);
            return null;
        });
    }

    /** Runs shards and gateway in turn until so many batches were told of. */
    private void runUntil(int count) throws Exception {
        while (onLoop(told::size) < count) {
            onLoop(bus::doWork);
        }
    }

    @Test
    void batchesLargerThanLanesGoInPieces() throws Exception {
        submit(1, 0, 2, 4, 6, 8, 0, 2, 99, 4, 6, 8, 1, 3, 5, 7, 9);
        submit(2, 50, 1, 1000);
        submit(3);
        runUntil(3);
        assertEquals(List.of("3:", "1: + + + + + + + - + + + + + + + +", "2: - + -"), onLoop(() -> List.copyOf(told)));
    }

    @Test
    void moreThanMayBeInFlightIsRefused() throws Exception {
        assertTrue(onLoop(gateway::isRoomy));
        submit(1, new int[16]);
        submit(2, new int[16]);
        assertFalse(onLoop(gateway::isRoomy));
        submit(3, 1);
        assertEquals(List.of("3: OVERLOAD"), onLoop(() -> List.copyOf(told)));
        submit(4, new int[17]);
        runUntil(4);
        assertEquals("4: OVERLOAD", onLoop(() -> told.get(1)));
        submit(5, 1);
        runUntil(5);
        assertEquals("5: +", onLoop(told::getLast));
        for (long id = 6; id <= 13; id++) {
            submit(id, 1);
        }
        submit(14, 1);
        assertEquals("14: OVERLOAD", onLoop(told::getLast));
        runUntil(14);
        assertTrue(onLoop(gateway::isRoomy));
    }

    @Test
    void whatNobodyWaitsForIsNotPublished() throws Exception {
        Batch batch = submit(1, new int[10]);
        onLoop(() -> {
            batch.cutOff();
            return null;
        });
        submit(2, 1);
        runUntil(2);
        long passed = onLoop(() ->
                bus.status().stream().mapToLong(s -> s.count(Reason.ALLOWED)).sum());
        assertEquals(SLOTS + 1, passed);
        assertEquals(2, onLoop(told::size));
    }

    @Test
    void aSinkThatThrowsEndsNoOther() throws Exception {
        Broken broken = new Broken();
        submit(broken, 1, 2);
        submit(1, 1, 2);
        submit(broken, 3);
        submit(2, 3);
        runUntil(2);
        submit(3, 1);
        runUntil(3);
        assertEquals(
                List.of("1: + +", "2: +", "3: +"),
                onLoop(() -> told.stream().sorted().toList()));
        assertEquals(2, onLoop(() -> broken.failures));
        assertEquals(4, faults.count());
        assertEquals(1, onLoop(warned::size), "one line, however often");
    }

    @Test
    void closingReachesEverybodyWhoeverThrows() throws Exception {
        submit(new Broken(), new int[10]);
        submit(1, new int[10]);
        onLoop(() -> {
            gateway.close();
            return null;
        });
        assertEquals(List.of("1: CLOSED"), onLoop(() -> List.copyOf(told)));
        assertEquals(2, faults.count());
    }

    @Test
    void closingAnswersWhatIsInFlight() throws Exception {
        submit(1, 1, 2, 3);
        submit(2, new int[10]);
        onLoop(() -> {
            gateway.close();
            return null;
        });
        submit(3, 1);
        assertEquals(List.of("1: CLOSED", "2: CLOSED", "3: CLOSED"), onLoop(() -> List.copyOf(told)));
    }
}
