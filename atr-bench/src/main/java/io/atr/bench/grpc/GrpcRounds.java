package io.atr.bench.grpc;

import io.atr.bench.load.Workload;
import io.atr.node.access.Transport;
import io.grpc.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays all loads in alternated rounds, after each had its warm-up.
 *
 * <p>Client and server share this process and its processors, so a figure is the cost of both sides. The client's own
 * is kept small: it sends one request that was encoded beforehand, over and over, as raw bytes, and compares the answers
 * as bytes with the one expected.
 */
public final class GrpcRounds {
    /** A lap's length times this is each load's warm-up. */
    public static final int WARM_UP = 3;

    private GrpcRounds() {}

    /**
     * Plays.
     *
     * @param seconds of each lap
     * @param lapped called after each lap, warm-ups included
     * @return the laps of each load, one a round
     * @throws IllegalStateException when an answer is not the one expected
     */
    public static Map<GrpcLoad, List<Lap>> play(Set<Transport> transports, int rounds, double seconds, Runnable lapped)
            throws IOException, InterruptedException {
        Workload workload = Workload.hot();
        Map<Integer, KnownBatch> batches = new HashMap<>();
        Map<GrpcLoad, List<Lap>> laps = new LinkedHashMap<>();
        LoopTime loops = new LoopTime();
        try (GrpcHost host = new GrpcHost(workload)) {
            Map<Transport, Channel> channels = new EnumMap<>(Transport.class);
            for (Transport transport : transports) {
                channels.put(transport, host.open(transport));
                GrpcLoad.of(transport).forEach(load -> laps.put(load, new ArrayList<>()));
            }
            for (int round = -1; round < rounds; round++) {
                for (Map.Entry<GrpcLoad, List<Lap>> entry : laps.entrySet()) {
                    GrpcLoad load = entry.getKey();
                    KnownBatch batch =
                            batches.computeIfAbsent(load.packets(), packets -> KnownBatch.of(workload, packets));
                    Channel channel = channels.get(load.transport());
                    if (channel == null) {
                        throw new IllegalStateException("no channel for " + load);
                    }
                    boolean warm = round >= 0;
                    long before = loops.nanos();
                    Lap lap = fly(channel, load, batch, warm ? seconds : WARM_UP * seconds);
                    if (warm) {
                        entry.getValue().add(lap.withNode(loops.nanos() - before));
                    }
                    lapped.run();
                }
            }
        }
        return laps;
    }

    private static Lap fly(Channel channel, GrpcLoad load, KnownBatch batch, double seconds)
            throws InterruptedException {
        return load.streaming()
                ? Streaming.fly(channel, batch, load.inFlight(), seconds)
                : Unary.fly(channel, batch, load.inFlight(), seconds);
    }
}
