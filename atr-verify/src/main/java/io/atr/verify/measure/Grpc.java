package io.atr.verify.measure;

import io.atr.bench.grpc.GrpcFigure;
import io.atr.bench.grpc.GrpcLoad;
import io.atr.bench.grpc.GrpcRounds;
import io.atr.node.access.Transport;
import io.atr.node.remote.EventLoops;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Batches over gRPC: what an empty one costs, and what a packet of a large one does. */
public final class Grpc implements Measurement {
    private static final int ROUNDS = 1;
    private static final double LAP_SECONDS = 0.2;
    private static final int RECOMMENDED = 512;

    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public List<String> rows() {
        return List.of("11.call", "11.batch");
    }

    @Override
    public double seconds(Effort effort) {
        int loads = transports().size() * GrpcLoad.of(Transport.TCP).size();
        return 2 + loads * LAP_SECONDS * (GrpcRounds.WARM_UP + effort.of(ROUNDS));
    }

    @Override
    public List<Outcome> measure(Setting setting) throws Exception {
        List<GrpcFigure> figures =
                GrpcRounds.play(transports(), setting.effort().of(ROUNDS), LAP_SECONDS, () -> {}).entrySet().stream()
                        .flatMap(entry -> GrpcFigure.of(entry.getKey(), entry.getValue()).stream())
                        .toList();
        return List.of(
                outcome("11.call", figures, figure -> figure.load().packets() == 0),
                outcome("11.batch", figures, figure -> figure.load().packets() >= RECOMMENDED));
    }

    private static Set<Transport> transports() {
        Set<Transport> all = EnumSet.allOf(Transport.class);
        if (!EventLoops.hasUnixSockets()) {
            all.remove(Transport.UNIX);
        }
        return all;
    }

    private static Outcome outcome(String id, List<GrpcFigure> figures, Predicate<GrpcFigure> belongs) {
        Row row = Contract.known(id);
        List<GrpcFigure> own = figures.stream().filter(belongs).toList();
        List<GrpcFigure> loaded =
                own.stream().filter(figure -> !figure.load().isClosedLoop()).toList();
        GrpcFigure worst = loaded.stream()
                .max(Comparator.comparingDouble(figure -> figure.nanos().median()))
                .orElseThrow(() -> new IllegalStateException("no load of gRPC was measured"));
        boolean met = loaded.stream()
                .allMatch(figure ->
                        Double.isNaN(figure.target()) || figure.nanos().median() <= figure.target());
        return Outcome.judged(
                row,
                Evidence.of(
                                row,
                                worst.nanos().median(),
                                loaded.stream().mapToLong(GrpcFigure::batches).sum())
                        .targetMet(met)
                        .between(worst.nanos().p10(), worst.nanos().p90())
                        .loads(own.stream().map(Grpc::load).toList()));
    }

    private static Load load(GrpcFigure figure) {
        String calls = figure.load().streaming() ? "streaming" : "unary";
        String transport =
                figure.load().transport().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Load(
                transport + ", " + calls + ", " + figure.what(), figure.nanos().median());
    }
}
