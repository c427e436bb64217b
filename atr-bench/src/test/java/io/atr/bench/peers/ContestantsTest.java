package io.atr.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody does the whole job, in small rings that wrap often, and loses nothing. {@link SamplerTest} shows who would notice. */
class ContestantsTest {
    private static final Workload HOT = Workload.hot();
    private static final Workload RANDOM = Workload.random();
    private static final PeerRules HOT_RULES = new PeerRules(HOT);
    private static final PeerRules RANDOM_RULES = new PeerRules(RANDOM);
    private static final int PACKETS = 6_000;

    static Stream<Arguments> everybody() {
        List<Arguments> all = new ArrayList<>();
        List<Contender> contenders =
                new ArrayList<>(Arrays.stream(Peer.values()).map(Contenders::of).toList());
        contenders.add(Contenders.atr(1));
        contenders.add(Contenders.atr(3));
        for (Contender contender : contenders) {
            for (Shape.Style style : styles(contender)) {
                all.add(Arguments.of(contender, style, "hot"));
                all.add(Arguments.of(contender, style, "random"));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void movesEveryPacketOnce(Contender contender, Shape.Style style, String load) {
        boolean hot = load.equals("hot");
        Setup setup =
                new Setup(hot ? HOT : RANDOM, hot ? HOT_RULES : RANDOM_RULES, contender.publishers(), Cpus.ANYWHERE);
        Shape shape = new Shape(256, 512, 32, style);
        try (Contestant contestant = contender.open(setup, shape)) {
            Sampler sampler = new Sampler(contestant);
            sampler.warmUp(1);
            long before = contestant.received().count();
            while (contestant.sent() < PACKETS) {
                Figures figures = sampler.figures(1, 1);
                assertTrue(figures.packets() > 0 && figures.perSecond() > 0);
            }
            assertTrue(contestant.received().count() > before);

            Histogram trips = new Histogram(3);
            long read = contestant.received().count();
            contestant.roundTrips(20, trips);
            assertEquals(20, trips.getTotalCount());
            assertEquals(read + 20, contestant.received().count());
            assertEquals(contestant.expected(), contestant.received());
        }
    }

    private static List<Shape.Style> styles(Contender contender) {
        return contender.shapes().stream().map(Shape::style).distinct().toList();
    }
}
