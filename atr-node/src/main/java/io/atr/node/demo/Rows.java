package io.atr.node.demo;

import io.atr.governance.Verdict;
import io.atr.node.cli.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Holds what the demo saw against the contract: the rows that it can see at all, and how far. */
final class Rows {
    private static final double LEAST_BATCH = 256;
    private static final double MOST_BATCH = 4096;
    static final String NOT_REACHED = "the demo ended before";

    private final Outcome outcome;
    private final Figures paced;
    private final Optional<Figures> full;

    private Rows(Outcome outcome) {
        this.outcome = outcome;
        this.paced = outcome.paced();
        this.full = outcome.act(Act.FULL_SPEED);
    }

    /** The rows, in the contract's order. */
    static List<Row> of(Outcome outcome) {
        Rows rows = new Rows(outcome);
        List<Row> all = new ArrayList<>(List.of(rows.throughput(), rows.latency()));
        all.addAll(StageRows.of(outcome.stages()));
        all.addAll(List.of(
                rows.perPacket(),
                rows.batchSize(),
                rows.cacheLine(),
                rows.jitter(),
                rows.publishing(),
                rows.adopting(),
                rows.allocations()));
        return List.copyOf(all);
    }

    private Row throughput() {
        double rate = full.map(seen -> seen.rate(Verdict.ALLOW)).orElse(Double.NaN);
        return new Row(
                "2",
                "sustained throughput, governed",
                rate,
                "msg/s",
                Units.rate(rate),
                Bound.least(15e6, ">= 15 M/s"),
                null,
                full.map(seen -> ("act 4: packets read by the risk check, every checksum verified, in %s (the row "
                                        + "asks for 10 s or more)")
                                .formatted(Units.nanos(seen.nanos())))
                        .orElse(NOT_REACHED));
    }

    private Row latency() {
        double p99 = paced.percentile(99);
        return new Row(
                "3.1",
                "end to end, p99",
                p99,
                "ns",
                Units.nanos(p99),
                Bound.most(5_000, "<= 5 µs"),
                Bound.most(1_000, "<= 1 µs"),
                ("acts 1-3: from the time a packet was due until the risk check had read it; %s packets, "
                                + "offered singly, %s with bursts%s")
                        .formatted(
                                Units.shortCount(paced.latency().getTotalCount()),
                                Units.rate((long) outcome.settings().rate()),
                                paced.onTime() ? "" : "; this machine did not keep up with that"));
    }

    private Row perPacket() {
        double nanos = full.filter(seen -> seen.tally().judged() > 0)
                .map(seen -> 1e9 / seen.rate())
                .orElse(Double.NaN);
        return new Row(
                "4.total",
                "all stages, per packet",
                nanos,
                "ns",
                Units.nanos(nanos),
                Bound.most(66, "<= 66 ns"),
                Bound.most(11, "<= 11 ns"),
                full.isPresent() ? "act 4: wall time / packets judged" : NOT_REACHED);
    }

    private Row batchSize() {
        int size = full.map(seen -> seen.tally().medianBatchClass()).orElse(-1);
        return new Row(
                "5.size",
                "batch size, of the median packet",
                size < 0 ? Double.NaN : 1L << size,
                "packets",
                size < 0 ? "-" : (1L << size) + ".." + ((2L << size) - 1),
                Bound.between(LEAST_BATCH, MOST_BATCH, "256..4096"),
                null,
                full.map(seen -> "act 4: half of the packets were in batches of this size or larger; %.0f on average"
                                .formatted(seen.meanBatch()))
                        .orElse(NOT_REACHED));
    }

    private Row cacheLine() {
        return new Row(
                "7.line",
                "packets off their cache line",
                outcome.all().tally().judged() == 0 ? Double.NaN : outcome.aligned() ? 0 : 1,
                "packets",
                outcome.aligned() ? "none" : "some",
                Bound.most(0, "none"),
                Bound.most(0, "none"),
                "the risk check looked at the address of every packet");
    }

    private Row jitter() {
        double jitter = paced.percentile(99.9) - paced.percentile(50);
        Histogram machine = outcome.hiccups();
        return new Row(
                "9.int",
                "jitter, p99.9 - p50",
                jitter,
                "ns",
                Units.nanos(jitter),
                Bound.most(5_000, "<= 5 µs"),
                Bound.most(1_000, "<= 1 µs"),
                "acts 1-3, as row 3.1; the machine alone, just before: p99.9 %s, longest %s"
                        .formatted(
                                Units.nanos(machine.getValueAtPercentile(99.9)), Units.nanos(machine.getMaxValue())));
    }

    private Row publishing() {
        return stormRow(
                "10.swap",
                "rule swap: the call, p99.9",
                outcome.storm().map(storm -> storm.publishing().getValueAtPercentile(99.9)),
                Bound.most(200, "<= 200 ns"),
                Bound.most(50, "<= 50 ns"),
                ("act 3: %s swaps under traffic, %s of them confirmed by the verdict on a probe; two clock"
                        + " reads included"));
    }

    private Row adopting() {
        return stormRow(
                "10.adopt",
                "shard works under new rules, p99",
                outcome.storm().map(storm -> storm.adopting().getValueAtPercentile(99)),
                null,
                Bound.most(10_000, "<= 10 µs"),
                ("act 3: from the call until the traffic's thread saw the shard report the version (%s "
                        + "swaps, %s confirmed)"));
    }

    private Row stormRow(
            String id, String what, Optional<Long> nanos, @Nullable Bound contract, Bound target, String how) {
        Optional<SwapStorm> storm =
                outcome.storm().filter(some -> some.publishing().getTotalCount() > 0);
        boolean confirmed = storm.map(some -> some.wrong() == 0).orElse(false);
        double value = confirmed ? nanos.map(Long::doubleValue).orElse(Double.NaN) : Double.NaN;
        return new Row(
                id,
                what,
                value,
                "ns",
                Units.nanos(value),
                contract,
                target,
                storm.map(some -> how.formatted(
                                Units.count(some.publishing().getTotalCount()), Units.count(some.confirmed())))
                        .orElse(NOT_REACHED));
    }

    private Row allocations() {
        Figures all = outcome.all();
        long bytes = all.allocatedTypically();
        return new Row(
                "15.alloc",
                "heap allocated, typical second",
                all.tally().judged() == 0 ? Double.NaN : bytes,
                "bytes",
                Units.bytes(bytes),
                Bound.most(0, "0 B"),
                Bound.most(0, "0 B"),
                (("all acts: what the JVM counts for the threads of publishers, shard and subscribers; the "
                                        + "median stretch.")
                                + " All of them: %s in %s packets, when the JVM changes its mind about compiled code")
                        .formatted(
                                Units.bytes(all.allocatedBytes()),
                                Units.shortCount(all.tally().judged())));
    }
}
