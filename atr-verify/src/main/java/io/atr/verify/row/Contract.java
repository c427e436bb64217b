package io.atr.verify.row;

import static io.atr.verify.row.Bound.AT_LEAST;
import static io.atr.verify.row.Bound.AT_MOST;

import java.util.List;
import java.util.Optional;

/** All rows of the contract, in its order. Where it gives no limit, our own stands in for it. */
public final class Contract {
    private static final String NS = "ns";
    private static final String FINDINGS = "findings";
    private static final String STAGED =
            "the running shard takes one batch in 1024 stage by stage, 256 packets each; the typical block: ";

    private static final List<Row> ROWS = List.of(
            row(
                    "2",
                    "sustained throughput, one shard",
                    "M/s",
                    AT_LEAST,
                    15,
                    15,
                    "closed volume, 10 s and more after warm-up; every packet that arrives is counted and summed; our target is 0.6 of the raw hand-off of the same run"),
            row(
                    "3.1",
                    "internal bus, end to end, p99",
                    NS,
                    AT_MOST,
                    5_000,
                    1_000,
                    "offer() begins until the subscriber sees it; open loop, from scheduled times; the worst of its loads"),
            row(
                    "3.1a",
                    "batch preparation by the client, p99",
                    NS,
                    AT_MOST,
                    2_000,
                    500,
                    "64 packets are claimed in the lane, written and committed, between two looks at the clock"),
            row(
                    "3.1b",
                    "submission across the bridge, p99",
                    NS,
                    AT_MOST,
                    2_000,
                    300,
                    "offer() begins until another process's shard has it in its log, by a clock that both read: judgement included, so never too little"),
            row(
                    "3.1x",
                    "internal bus across two processes, p99",
                    NS,
                    AT_MOST,
                    5_000,
                    2_000,
                    "as 3.1, one packet at a time; the subscriber reads in the process of the shard, on its thread"),
            row(
                    "3.1c",
                    "governance and dispatch of 64, p99",
                    NS,
                    AT_MOST,
                    1_000,
                    500,
                    "the shard finds 64 packets until its log shows them, between two looks at the clock"),
            row(
                    "3.2",
                    "network over io_uring, one way, p99",
                    NS,
                    AT_MOST,
                    10_000,
                    6_000,
                    "round trip / 2 on loopback TCP, both ends pinned"),
            row("3.3", "RDMA, one way, p99", NS, AT_MOST, 2_000, 2_000, "round trip / 2; only a real card may PASS"),
            row(
                    "4.pop",
                    "queue pop, each packet",
                    NS,
                    AT_MOST,
                    10,
                    5,
                    STAGED + "the publisher's position and the packets' lines come to this processor; JMH beside it"),
            row(
                    "4.gov",
                    "governance fast path, each packet",
                    NS,
                    AT_MOST,
                    25,
                    5,
                    STAGED
                            + "judged, verdicts written down; JMH beside it, hot: 64 topics, one sender; random: 64 Ki of both"),
            row(
                    "4.agg",
                    "batch aggregation, each packet",
                    NS,
                    AT_MOST,
                    10,
                    3,
                    STAGED + "the runs of allowed packets are chosen; JMH beside it"),
            row(
                    "4.ser",
                    "serialization, each packet",
                    NS,
                    AT_MOST,
                    10,
                    3,
                    STAGED + "the one copy into the log; JMH beside it"),
            row(
                    "4.enq",
                    "dispatch enqueue, each packet",
                    NS,
                    AT_MOST,
                    11,
                    2,
                    STAGED
                            + "the log's tail is published, the lane's slots are given back; JMH beside it, shared by a batch of 256"),
            row("4.total", "all stages, each packet", NS, AT_MOST, 66, 11, "wall time / packets of row 2"),
            row(
                    "5.size",
                    "batch size under load",
                    "packets",
                    AT_LEAST,
                    256,
                    256,
                    "the size class that holds the median packet at full load; none is above 4096"),
            row(
                    "5.fill",
                    "batch fill time, p99",
                    NS,
                    AT_MOST,
                    5_000,
                    5_000,
                    "first pop to tail publish of one batch in 64, at full load"),
            row(
                    "5.empty",
                    "wait on empty",
                    NS,
                    AT_MOST,
                    10_000,
                    10_000,
                    "the longest idle wait of a thread that does not spin, and the first packet after 1 s of silence, beside a bare sleep of 10 us"),
            row(
                    "5.spin",
                    "busy wait",
                    "cores",
                    AT_MOST,
                    1.05,
                    1.05,
                    "processor seconds of the process / wall seconds while idle; threads that never gave way"),
            row(
                    "6.ops",
                    "governance: permitted operations only",
                    FINDINGS,
                    AT_MOST,
                    0,
                    0,
                    "scan of the byte code of governance and all that it calls: whole numbers, loads, stores, bits, compares, sums, the products of refill and shard map, and nothing else"),
            row(
                    "7.line",
                    "packet = 64 bytes on one cache line",
                    "misaligned",
                    AT_MOST,
                    0,
                    0,
                    "address of every packet written and read while 2 rounds of every ring pass"),
            row(
                    "7.chase",
                    "no pointer chasing for each packet",
                    FINDINGS,
                    AT_MOST,
                    0,
                    0,
                    "scan of the byte code of every loop that turns once for each packet, and all that it calls: a reference comes from before the loop, or by final fields from there"),
            row(
                    "8.eff",
                    "scaling efficiency",
                    "ratio",
                    AT_LEAST,
                    0.85,
                    0.95,
                    "R(N) / (N x R(1)), self-fed shards on every processor"),
            row(
                    "9.int",
                    "jitter, internal: p99.9 - p50",
                    NS,
                    AT_MOST,
                    5_000,
                    1_000,
                    "of row 3.1, the worst of its loads, beside the platform's own"),
            row("9.net", "jitter, network: p99.9 - p50", NS, AT_MOST, 50_000, 10_000, "of row 3.2"),
            row(
                    "10.swap",
                    "rule swap, p99.9",
                    NS,
                    AT_MOST,
                    200,
                    50,
                    "the call that puts rules in force, under traffic; every 16th is proved by a probe packet whose verdict changes"),
            row(
                    "10.stall",
                    "swaps stall no shard: throughput lost",
                    "percent",
                    AT_MOST,
                    3,
                    3,
                    "0, 10 and 1000 swaps a second in turn; the worse median loss, and neither throughput nor the p99.9 of batch times differ: their 99 % intervals include none"),
            row(
                    "10.stw",
                    "a swap stops nobody: collections and safepoints",
                    "events",
                    AT_MOST,
                    0,
                    0,
                    "JFR while rules are swapped under traffic"),
            row(
                    "10.adopt",
                    "every shard on the new rules, p99",
                    NS,
                    AT_MOST,
                    10_000,
                    10_000,
                    "the swap begins until the shard reports its version"),
            row(
                    "11.call",
                    "gRPC, each call",
                    NS,
                    AT_MOST,
                    20_000,
                    10_000,
                    "empty batches, 64 in flight: wall time / calls; the worst of unary and streaming, of every transport"),
            row(
                    "11.batch",
                    "gRPC, each packet of 512 and more",
                    NS,
                    AT_MOST,
                    150,
                    60,
                    "unary within the limit, streaming within the target"),
            row(
                    "12.numa",
                    "shards, rules and memory on their node",
                    "misplaced",
                    AT_MOST,
                    0,
                    0,
                    "page placement and affinity, read back from the kernel"),
            row(
                    "13.block",
                    "overload does not block: longest offer",
                    NS,
                    AT_MOST,
                    5_000,
                    1_000,
                    "p99 of offers at 2 and 10 times what the subscriber takes, by a generator that never waits"),
            row(
                    "13.alloc",
                    "overload does not allocate",
                    "bytes",
                    AT_MOST,
                    0,
                    0,
                    "bytes allocated by publisher and shard meanwhile"),
            row(
                    "13.deadlock",
                    "overload does not deadlock",
                    "packets",
                    AT_MOST,
                    0,
                    0,
                    "accepted packets that are neither delivered nor refused when the load is over"),
            row(
                    "13.spin",
                    "overload does not spin",
                    "cores",
                    AT_MOST,
                    2.05,
                    2.05,
                    "processor seconds / wall seconds beside a publisher and a shard, which own one each"),
            row("14.gov", "evidence: governance", NS, AT_MOST, 25, 5, "as 4.gov"),
            row("14.pop", "evidence: pop", NS, AT_MOST, 10, 5, "as 4.pop"),
            row("14.ser", "evidence: serialization", NS, AT_MOST, 10, 3, "as 4.ser"),
            row("14.miss", "evidence: L1 misses, each packet", "misses", AT_MOST, 2, 2, "perf_event_open"),
            row("14.cycles", "evidence: cycles, each packet", "cycles", AT_MOST, 200, 40, "perf_event_open"),
            row(
                    "14.flame",
                    "evidence: flame graphs",
                    "threads",
                    AT_LEAST,
                    2,
                    2,
                    "async-profiler over the sustained run: hot threads that the graph of processor time shows and the graph of allocations does not"),
            row(
                    "15.scan",
                    "red lines in the hot path's code",
                    FINDINGS,
                    AT_MOST,
                    0,
                    0,
                    "scan of the byte code from every hot entry point, through every call, down to a list of harmless methods of the JDK"),
            row(
                    "15.alloc",
                    "bytes allocated by hot threads",
                    "bytes",
                    AT_MOST,
                    0,
                    0,
                    "over 10^8 packets of the sustained run, by the JVM's own count for each thread"),
            row(
                    "15.monitor",
                    "monitors that hot threads met",
                    "events",
                    AT_MOST,
                    0,
                    0,
                    "JFR over the sustained run: monitor enter, monitor wait, park of hot threads"));

    private Contract() {}

    /** All of them. */
    public static List<Row> rows() {
        return ROWS;
    }

    /** The row of an id. */
    public static Optional<Row> row(String id) {
        return ROWS.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** The row of an id that is known to exist. */
    public static Row known(String id) {
        return row(id).orElseThrow(() -> new IllegalArgumentException("the contract has no row " + id));
    }

    private static Row row(String id, String title, String unit, Bound bound, double limit, double target, String how) {
        return new Row(id, title, unit, bound, limit, target, how);
    }
}
