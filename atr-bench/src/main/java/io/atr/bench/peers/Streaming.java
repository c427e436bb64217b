package io.atr.bench.peers;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Handover;
import io.atr.bench.machine.PinnedThread;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One contestant that streams at full speed in a usual shape, for whoever wants to watch it. It is warmed up as in a
 * comparison, round trips included, so that the code that is watched was compiled for the same mixture.
 */
public final class Streaming {
    /** The name of the thread that publishes and subscribes. */
    public static final String CLIENT = "atr-bench-client";

    private static final String ATR = "atr";
    private static final Shape ATR_SHAPE = new Shape(8192, 8192, 512, Shape.Style.PLAIN);
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long ALONE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Contender contender;
    private final Shape shape;

    private Streaming(Contender contender, Shape shape) {
        this.contender = contender;
        this.shape = shape;
    }

    /** Told when the contestant is warm and about to stream, and when it has; on the client's thread. */
    public interface Watch {
        /** Streaming is about to begin. */
        void begin();

        /** Streaming has ended, or failed. */
        void end();
    }

    /** {@code atr}, or the peer of a name. */
    public static Optional<Streaming> named(String name) {
        if (name.equals(ATR)) {
            return Optional.of(new Streaming(Contenders.atr(1), ATR_SHAPE));
        }
        return Peer.named(name).map(Contenders::of).map(peer -> new Streaming(peer, middle(peer.shapes())));
    }

    /** Seconds that {@link #run} takes beside those of streaming, about. */
    public static double secondsAround() {
        return (WARM_UP_NANOS + ALONE_NANOS) / 1e9 + 0.5;
    }

    /** Warms up, streams for {@code nanos} while being watched, and measures the hand-over before and after. */
    public Streamed run(Workload workload, Cpus cpus, long nanos, Watch watch) {
        Setup setup = new Setup(workload, new PeerRules(workload), contender.publishers(), cpus);
        Handover handover = new Handover(cpus);
        System.gc();
        double before = handover.nanos();
        double[] rates = PinnedThread.call(cpus.client(), CLIENT, () -> stream(setup, nanos, watch));
        return new Streamed(shape.label(), rates[0], rates[1], before, handover.nanos());
    }

    private double[] stream(Setup setup, long nanos, Watch watch) {
        try (Contestant contestant = contender.open(setup, shape)) {
            Sampler sampler = new Sampler(contestant);
            sampler.warmUp(WARM_UP_NANOS);
            double alone = sampler.perSecond(ALONE_NANOS);
            watch.begin();
            try {
                return new double[] {alone, sampler.perSecond(nanos)};
            } finally {
                watch.end();
            }
        }
    }

    /** The middle one of those that are used in the first way: sizes rise within each. */
    private static Shape middle(List<Shape> shapes) {
        List<Shape> same = shapes.stream()
                .filter(shape -> shape.style() == shapes.getFirst().style())
                .toList();
        return same.get(same.size() / 2);
    }
}
