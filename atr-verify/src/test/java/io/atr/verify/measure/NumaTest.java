package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Threads;
import io.atr.agent.Clock;
import io.atr.agent.Idling;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.PinnedThread;
import io.atr.memory.NamedRegion;
import io.atr.platform.Affinity;
import io.atr.platform.CpuList;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class NumaTest {
    private static final Effort SHORT = new Effort("test", 0.05);
    private static final int ENOSYS = -38;

    @Test
    void onThisMachineAPinnedShardIsInPlace() {
        Outcome outcome =
                measure(new Cpus(PinnedThread.ANYWHERE, Affinity.current().nextSetBit(0)));
        if (outcome.verdict() == Verdict.UNSUPPORTED) {
            assertTrue(outcome.reason().contains("move_pages"), outcome::reason);
            return;
        }
        assertEquals(Verdict.PASS, outcome.verdict(), outcome::reason);
        assertTrue(outcome.evidence() != null && outcome.evidence().samples() > 100, "hardly a page was looked at");
        assertTrue(outcome.reason().contains("node"), outcome::reason);
    }

    @Test
    void aThreadThatIsNotPinnedIsRed() {
        Outcome outcome = measure(Cpus.ANYWHERE);
        assertEquals(Verdict.FAIL, outcome.verdict(), outcome::reason);
        assertTrue(outcome.reason().contains("atr-shard-0 may run on"), outcome::reason);
    }

    @Test
    void allInPlaceIsNothingMisplaced() {
        NumaLook look = look(new MadeUpKernel());
        assertEquals(0, look.misplaced());
        assertTrue(look.pages() > 0);
        assertEquals(List.of("2 nodes with memory"), look.words());
    }

    @Test
    void onePageOnAnotherNodeIsMisplacedAndItsRegionNamed() {
        MadeUpKernel kernel = new MadeUpKernel();
        kernel.strayRegion = "lanes of shard 1";
        kernel.strayNode = 0;
        NumaLook look = look(kernel);
        assertEquals(1, look.elsewhere());
        assertEquals(1, look.misplaced());
        assertTrue(look.words().toString().contains("lanes of shard 1: of "), look.words()::toString);
    }

    @Test
    void whatAllShardsReadMayLieWithAnyOfThem() {
        MadeUpKernel kernel = new MadeUpKernel();
        kernel.strayRegion = "rules slot 0";
        kernel.strayNode = 1;
        assertEquals(0, look(kernel).misplaced());
        kernel.strayNode = 2;
        assertEquals(1, look(kernel).elsewhere());
    }

    @Test
    void aPageThatIsNotInMemoryIsMisplaced() {
        MadeUpKernel kernel = new MadeUpKernel();
        kernel.strayRegion = "shard 0";
        kernel.strayNode = -2;
        assertEquals(1, look(kernel).absent());
    }

    @Test
    void aThreadThatMayRunOnTwoProcessorsOrIsGoneIsLoose() {
        MadeUpKernel kernel = new MadeUpKernel();
        kernel.threads = List.of(CpuList.parse("0-1"));
        assertEquals(2, look(kernel).loose());
        kernel.threads = List.of();
        assertEquals(2, look(kernel).loose());
    }

    @Test
    void aKernelWithoutNodesIsUnsupportedUnlessAThreadIsLoose() {
        MadeUpKernel kernel = new MadeUpKernel();
        kernel.refusal = ENOSYS;
        kernel.threads =
                List.of(CpuList.parse(Integer.toString(Affinity.current().nextSetBit(0))));
        Cpus cpus = new Cpus(PinnedThread.ANYWHERE, Affinity.current().nextSetBit(0));
        Outcome outcome = new Numa(kernel).measure(new Setting(cpus, SHORT)).getFirst();
        assertEquals(Verdict.UNSUPPORTED, outcome.verdict(), outcome::reason);
        assertTrue(outcome.reason().contains("errno 38"), outcome::reason);
        kernel.threads = List.of();
        outcome = new Numa(kernel).measure(new Setting(cpus, SHORT)).getFirst();
        assertEquals(Verdict.FAIL, outcome.verdict(), outcome::reason);
    }

    @RepeatedTest(20)
    void whateverTheKernelTellsIsCounted() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MadeUpKernel kernel = new MadeUpKernel();
        kernel.random = random;
        NumaLook look = look(kernel);
        assertEquals(kernel.away, look.elsewhere(), () -> "seed " + seed);
        assertEquals(kernel.gone, look.absent(), () -> "seed " + seed);
    }

    private static Outcome measure(Cpus cpus) {
        return new Numa().measure(new Setting(cpus, SHORT)).getFirst();
    }

    private static NumaLook look(NumaKernel kernel) {
        BusConfig config = BusConfig.DEFAULT
                .with(Limits.DEFAULT.withShards(2).withClients(1, 1))
                .with(new Threads(Idling.BUSY_SPIN, List.of(0, 1)));
        try (Bus bus = Bus.onCallersThread(config, Clock.monotonic())) {
            return new NumaLook(bus, kernel);
        }
    }

    /** Two shards, each with a node of its own; whatever is not said to be elsewhere is in place. */
    private static final class MadeUpKernel implements NumaKernel {
        private String strayRegion = "";
        private int strayNode;
        private int refusal;
        private List<BitSet> threads = List.of(new BitSet());
        private Random random = new Random(0) {
            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        };
        private long away;
        private long gone;

        @Override
        public int pages(NamedRegion region, int[] nodes) {
            Arrays.fill(nodes, Math.max(0, region.shard()));
            if (region.name().equals(strayRegion)) {
                nodes[nodes.length / 2] = strayNode;
            }
            boolean shared = region.shard() == NamedRegion.EVERY_SHARD;
            for (int i = 0; i < nodes.length; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        nodes[i] = shared ? 2 : 1 - region.shard();
                        away++;
                    }
                    case 1 -> {
                        nodes[i] = -14;
                        gone++;
                    }
                    default -> {}
                }
            }
            return refusal;
        }

        @Override
        public OptionalInt nodeOf(int processor) {
            return OptionalInt.of(processor);
        }

        @Override
        public BitSet nodes() {
            return CpuList.parse("0-1");
        }

        @Override
        public List<BitSet> threads(String name) {
            boolean asPinned = threads.equals(List.of(new BitSet()));
            return asPinned ? List.of(CpuList.parse(name.substring(name.lastIndexOf('-') + 1))) : threads;
        }
    }
}
