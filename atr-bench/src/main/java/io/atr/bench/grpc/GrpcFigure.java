package io.atr.bench.grpc;

import io.atr.bench.report.Spread;
import io.atr.node.access.Transport;
import io.atr.node.cli.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One line of the report.
 *
 * @param load what was measured
 * @param what which figure of it
 * @param nanos over the rounds
 * @param node the part of it that is processor time of the node's event loops; NaN for round trips, and in process,
 *     where client and node share a thread
 * @param batches how many were sent and checked in all rounds
 * @param contract at most this many ns by the contract; NaN where it says nothing
 * @param target at most this many ns as we want it; NaN where we want nothing
 */
public record GrpcFigure(
        GrpcLoad load, String what, Spread nanos, double node, long batches, double contract, double target) {
    private static final double CALL_CONTRACT = 20_000;
    private static final double CALL_TARGET = 10_000;
    private static final double UNARY_PACKET_TARGET = 150;
    private static final double STREAMED_PACKET_TARGET = 60;
    private static final int RECOMMENDED = 512;

    /** The figures of a load. */
    public static List<GrpcFigure> of(GrpcLoad load, List<Lap> laps) {
        List<GrpcFigure> figures = new ArrayList<>();
        if (load.isClosedLoop()) {
            for (int percent : new int[] {50, 99}) {
                figures.add(figure(
                        load,
                        "round trip, p" + percent,
                        laps,
                        lap -> lap.roundTrips().getValueAtPercentile(percent),
                        0,
                        Double.NaN,
                        Double.NaN));
            }
        } else if (load.packets() == 0) {
            figures.add(figure(
                    load,
                    load.streaming() ? "empty batch" : "empty call",
                    laps,
                    lap -> (double) lap.nanos() / lap.batches(),
                    1,
                    CALL_CONTRACT,
                    CALL_TARGET));
        } else {
            double target = load.streaming() ? STREAMED_PACKET_TARGET : UNARY_PACKET_TARGET;
            figures.add(figure(
                    load,
                    String.format(Locale.ROOT, "packet of %,d", load.packets()),
                    laps,
                    lap -> (double) lap.nanos() / lap.batches() / load.packets(),
                    load.packets(),
                    Double.NaN,
                    load.packets() >= RECOMMENDED ? target : Double.NaN));
        }
        return figures;
    }

    private static GrpcFigure figure(
            GrpcLoad load,
            String what,
            List<Lap> laps,
            ToDoubleFunction<Lap> value,
            int shares,
            double contract,
            double target) {
        long batches = laps.stream().mapToLong(Lap::batches).sum();
        Spread spread = Spread.of(laps.stream().mapToDouble(value).toArray());
        return new GrpcFigure(load, what, spread, node(load, laps, shares), batches, contract, target);
    }

    /** @param shares of a batch: its packets, or 1; 0 where the figure is no share of the wall time */
    private static double node(GrpcLoad load, List<Lap> laps, int shares) {
        return shares == 0 || load.transport() == Transport.IN_PROCESS
                ? Double.NaN
                : Spread.of(laps.stream()
                                .mapToDouble(lap -> (double) lap.nodeNanos() / lap.batches() / shares)
                                .toArray())
                        .median();
    }

    /** As a member of a report. */
    public JsonObject json() {
        return new JsonObject()
                .put(
                        "transport",
                        load.transport().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("calls", load.streaming() ? "streaming" : "unary")
                .put("what", what)
                .put("packets", load.packets())
                .put("in_flight", load.inFlight())
                .put("unit", "ns")
                .put("median", nanos.median())
                .put("p10", nanos.p10())
                .put("p90", nanos.p90())
                .put("node_cpu", Double.isNaN(node) ? null : node)
                .put("batches", batches)
                .put("contract", Double.isNaN(contract) ? null : contract)
                .put("target", Double.isNaN(target) ? null : target);
    }
}
