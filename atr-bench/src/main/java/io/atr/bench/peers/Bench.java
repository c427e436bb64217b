package io.atr.bench.peers;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Handover;
import io.atr.bench.machine.PinnedThread;
import io.atr.bench.machine.Placement;
import java.util.function.Function;

/**
 * Takes samples: each on a fresh contestant and a fresh pinned thread, with the hand-over measured before the
 * contestant's threads start and after they have ended (they spin, and would be in its way).
 */
final class Bench {
    private final Plan plan;
    private final Workload workload;
    private final PeerRules rules;
    private final Handover handover;

    Bench(Plan plan, Workload workload) {
        this.plan = plan;
        this.workload = workload;
        this.rules = new PeerRules(workload);
        this.handover = new Handover(plan.cpus());
    }

    /** A whole sample, in the shape that goes with how the processors stand right before it. */
    Sample sample(Contender contender, Function<Placement, Shape> shapes) {
        System.gc();
        double before = handover.nanos();
        Shape shape = shapes.apply(Placement.of(before));
        Figures figures = with(contender, shape, sampler -> {
            sampler.warmUp(plan.warmUpNanos());
            return sampler.figures(plan.streamNanos(), plan.tripNanos());
        });
        return new Sample(figures, shape, before, handover.nanos());
    }

    /** Tries a shape. */
    Trial trial(Contender contender, Shape shape) {
        double perSecond = with(contender, shape, sampler -> {
            sampler.warmUp(plan.trialNanos());
            return sampler.perSecond(plan.trialNanos());
        });
        return new Trial(shape, Placement.of(handover.nanos()), perSecond);
    }

    private interface Work<T> {
        T with(Sampler sampler);
    }

    private <T> T with(Contender contender, Shape shape, Work<T> work) {
        Setup setup = new Setup(workload, rules, contender.publishers(), plan.cpus());
        return PinnedThread.call(plan.cpus().client(), "atr-bench-client", () -> {
            try (Contestant contestant = contender.open(setup, shape)) {
                return work.with(new Sampler(contestant));
            }
        });
    }
}
