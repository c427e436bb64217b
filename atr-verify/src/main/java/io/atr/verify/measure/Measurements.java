package io.atr.verify.measure;

import io.atr.verify.row.Contract;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All measurements, and why rows without one have none. */
public final class Measurements {
    private static final String NO_NETWORK = "not built: ATR has no network transport yet";
    private static final String NOT_YET = "not built: nothing measures this row yet";
    private static final Map<String, String> NOT_BUILT = Map.of(
            "3.2", NO_NETWORK,
            "3.3", "not built: ATR has no RDMA transport yet",
            "9.net", NO_NETWORK);
    private static final List<Measurement> ALL = List.of(
            new RedLines(),
            new Sustained(),
            new Latency(),
            new SingleThread(),
            new AcrossProcesses(),
            new StageCosts(),
            new Idle(),
            new Swap(),
            new SwapEffect(),
            new Grpc(),
            new Scaling(),
            new Overload(),
            new Counters(),
            new Numa(),
            new Profiles());

    private Measurements() {}

    /** All of them, in the order in which they run. */
    public static List<Measurement> all() {
        return ALL;
    }

    /** The one of a name. */
    public static Optional<Measurement> named(String name) {
        return ALL.stream()
                .filter(measurement -> measurement.name().equals(name))
                .findFirst();
    }

    /** Those that are needed for some rows. */
    public static List<Measurement> of(Collection<String> ids) {
        return ALL.stream()
                .filter(measurement -> measurement.rows().stream().anyMatch(ids::contains))
                .toList();
    }

    /** What is said of a row that nothing measures. */
    public static Outcome unmeasured(Row row) {
        return Outcome.unsupported(row, NOT_BUILT.getOrDefault(row.id(), NOT_YET));
    }

    /** A measurement's outcomes, whatever happens to it. */
    public static List<Outcome> carriedOut(Measurement measurement, Setting setting) {
        try {
            return measurement.measure(setting);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(measurement, "interrupted");
        } catch (Exception | Error wrong) {
            return failed(measurement, "the measurement went wrong: " + wrong);
        }
    }

    /** All rows of a measurement FAIL for a reason. */
    public static List<Outcome> failed(Measurement measurement, String reason) {
        return measurement.rows().stream()
                .map(Contract::known)
                .map(row -> Outcome.failed(row, reason))
                .toList();
    }
}
