package io.atr.bench.across;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Handover;
import io.atr.bench.machine.PinnedThread;
import io.atr.bench.machine.Placement;
import io.atr.bridge.ConnectOptions;
import io.atr.bridge.NodeConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;

/**
 * Publishes to a shard of this process and to one of another, in turn, and measures the way there. Both processes read
 * the same clock, which is checked first. Placements are those of the hand-over before and after each round; a round
 * during which they changed is dropped.
 */
public final class OneWay {
    private static final PublicationOptions SENDER = PublicationOptions.sender(0);

    private final Cpus cpus;
    private final int packets;
    private final Handover handover;
    private final Map<Placement, List<Histogram>> inside = new EnumMap<>(Placement.class);
    private final Map<Placement, List<Histogram>> across = new EnumMap<>(Placement.class);
    private int dropped;

    private OneWay(Cpus cpus, int packets) {
        this.cpus = cpus;
        this.packets = packets;
        this.handover = new Handover(cpus);
    }

    /** One round; answers how long its packets took. */
    private interface Round {
        Histogram play(int number);
    }

    /**
     * Measures.
     *
     * @param rounds of each way
     * @param packets in each round
     * @param gapNanos between two packets
     * @param done told after each round of both ways, the two for warming up included
     */
    public static OneWayFigures measure(Cpus cpus, int rounds, int packets, long gapNanos, Runnable done) {
        OneWay all = new OneWay(cpus, packets);
        try (Watcher watcher = new Watcher();
                Publication near = watcher.bus().publish(SENDER);
                OtherProcess process = new OtherProcess(cpus, List.of("across-node"));
                NodeConnection connection = NodeConnection.connect(process.socket(), ConnectOptions.DEFAULT);
                Publication far = connection.publish(SENDER)) {
            checkClock(process);
            Pulse nearPulse = new Pulse(near, gapNanos);
            Pulse farPulse = new Pulse(far, gapNanos);
            for (int round = -1; round < rounds; round++) {
                all.play(round, all.inside, number -> all.near(watcher, nearPulse, number));
                all.play(round, all.across, number -> all.far(process, farPulse, number));
                done.run();
            }
            return new OneWayFigures(all.figures(), all.dropped);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Two clocks of one origin: a reading there lies between two readings here. */
    private static void checkClock(OtherProcess process) {
        long before = System.nanoTime();
        long there = WatcherProcess.clockOf(process);
        long after = System.nanoTime();
        if (there - before < 0 || after - there < 0) {
            throw new IllegalStateException("the two processes' clocks have different origins (" + before + ", " + there
                    + ", " + after + "): one way cannot be measured on this machine");
        }
    }

    private void play(int round, Map<Placement, List<Histogram>> results, Round played) {
        Placement before = Placement.of(handover.nanos());
        Histogram nanos = played.play(packets);
        if (round < 0) {
            return;
        }
        if (Placement.of(handover.nanos()) == before) {
            results.computeIfAbsent(before, _ -> new ArrayList<>()).add(nanos);
        } else {
            dropped++;
        }
    }

    private Histogram near(Watcher watcher, Pulse pulse, int number) {
        FutureTask<Histogram> begun = watcher.begin(cpus.stage());
        beat(pulse, number);
        return watcher.end(begun, number);
    }

    private Histogram far(OtherProcess process, Pulse pulse, int number) {
        WatcherProcess.begin(process, cpus.stage());
        beat(pulse, number);
        return WatcherProcess.end(process, number);
    }

    private void beat(Pulse pulse, int number) {
        PinnedThread.call(cpus.client(), "atr-bench-client", () -> {
            pulse.beat(number);
            return true;
        });
    }

    private List<OneWayFigure> figures() {
        List<OneWayFigure> figures = new ArrayList<>();
        for (Placement placement : Placement.values()) {
            add(figures, false, placement, inside.getOrDefault(placement, List.of()));
            add(figures, true, placement, across.getOrDefault(placement, List.of()));
        }
        return figures;
    }

    private static void add(List<OneWayFigure> figures, boolean across, Placement placement, List<Histogram> rounds) {
        if (!rounds.isEmpty()) {
            Histogram all = rounds.getFirst().copy();
            rounds.stream().skip(1).forEach(all::add);
            figures.add(new OneWayFigure(across, placement, rounds.size(), all));
        }
    }
}
