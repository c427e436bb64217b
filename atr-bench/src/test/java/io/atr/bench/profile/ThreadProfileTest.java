package io.atr.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadProfileTest {
    private static final String SHARD = "java/lang/Thread.run;io/atr/agent/AgentRunner.run;";
    private static final String BATCH =
            SHARD + "io/atr/shard/Shard.doWork;io/atr/shard/Shard.fillBatch;" + "io/atr/shard/Batch.take;";
    private static final String CLIENT = "io/atr/bench/peers/Sampler.stream;io/atr/bench/peers/AtrBus.turns;";
    private static final String TEXT = lines(
            "[atr-shard-0 tid=2];" + BATCH + "io/atr/shard/Batch.takePiece;io/atr/governance/Governor.judge;"
                    + "io/atr/governance/Ledger.takeToken;io/atr/memory/Cells.get;java/lang/invoke/X.get 30",
            "[atr-shard-0 tid=2];" + BATCH + "io/atr/shard/Batch.takePiece;io/atr/governance/Governor.judge 10",
            "[atr-shard-0 tid=2];" + BATCH + "io/atr/shard/Batch.takePiece;io/atr/ring/ShardLog.append;jlong_copy 20",
            "[atr-shard-0 tid=2];" + BATCH + "io/atr/shard/Batch.takePiece;io/atr/ring/Lane.at 5",
            "[atr-shard-0 tid=2];" + BATCH + "io/atr/shard/Batch.open;io/atr/agent/Clock$$Lambda.0x7f12.nanos;"
                    + "clock_gettime 10",
            "[atr-shard-0 tid=2];" + SHARD + "io/atr/agent/BusySpin.idle;java/lang/Thread.onSpinWait 15",
            "[atr-shard-0 tid=2];start_thread;JavaThread::run 10",
            "[atr-bench-client tid=1];" + CLIENT + "io/atr/bench/peers/AtrBus.publish;io/atr/Publication.claimedAt;"
                    + "io/atr/ring/Lane.at 3",
            "[atr-bench-client tid=1];" + CLIENT
                    + "io/atr/bench/peers/AtrBus.publish;io/atr/bench/load/Message.writeData;"
                    + "io/atr/packet/Packet.dataWord;io/atr/memory/Cells.set 4",
            "[atr-bench-client tid=1];" + CLIENT + "io/atr/Subscription.poll;io/atr/InPlace.read;"
                    + "io/atr/bench/peers/AtrBus$$Lambda.0x7f34.onPacket;io/atr/bench/load/Received.take 2",
            "[atr-bench-client tid=1];" + CLIENT + "io/atr/Subscription.poll;io/atr/InPlace.read;"
                    + "io/atr/bench/peers/AtrBus$$Lambda.0x7f34.onPacket 1",
            "[atr-bench-client tid=1];" + CLIENT + "io/atr/Publication.tryClaim;io/atr/governance/ShardMap.shard 5",
            "[C2 CompilerThread0 tid=3];start_thread;Compile 40");

    private final List<ThreadProfile> threads = ThreadProfile.of(Collapsed.parse(TEXT), "atr-bench-client", 15);

    @Test
    void theStageIsTheBusiestOfTheOthers() {
        assertEquals(
                List.of("client", "stage"),
                threads.stream().map(ThreadProfile::thread).toList());
        assertEquals(15, threads.get(0).samples());
        assertEquals(100, threads.get(1).samples());
    }

    @Test
    void aSampleCountsForTheInnermostMethodOfOurs() {
        assertEquals(
                "Ledger.takeToken 30, ShardLog.append 20, BusySpin.idle 15, (none of ATR's) 10, Clock$lambda.nanos 10, "
                        + "Governor.judge 10, Lane.at 5",
                text(threads.get(1).frames()));
        assertEquals(
                "ShardMap.shard 5, Message.writeData 4, Lane.at 3, Received.take 2, AtrBus$lambda.onPacket 1",
                text(threads.get(0).frames()));
    }

    @Test
    void theStepIsThatOfTheInnermostMethodThatHasOne() {
        assertEquals(
                "govern 40, append 20, idle 15, clock 10, other 10, pop 5",
                text(threads.get(1).steps()));
        assertEquals("write 7, claim 5, read 2, poll 1", text(threads.get(0).steps()));
    }

    @Test
    void theRestIsOneLine() {
        List<Part> frames = ThreadProfile.of(Collapsed.parse(TEXT), "atr-bench-client", 2)
                .get(1)
                .frames();
        assertEquals("Ledger.takeToken 30, ShardLog.append 20, others 50", text(frames));
        assertEquals(1.0, frames.stream().mapToDouble(Part::share).sum(), 1e-12);
        assertEquals(0.3, frames.getFirst().share(), 1e-12);
    }

    @Test
    void aThreadThatWasNotSeenIsMissing() {
        assertEquals(List.of(), ThreadProfile.of(Collapsed.parse(""), "atr-bench-client", 15));
        assertEquals(
                List.of("stage"),
                ThreadProfile.of(Collapsed.parse(TEXT), "nobody", 15).stream()
                        .map(ThreadProfile::thread)
                        .toList());
    }

    private static String text(List<Part> parts) {
        return String.join(
                ", ",
                parts.stream().map(part -> part.name() + " " + part.samples()).toList());
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
