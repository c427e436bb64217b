package io.atr.verify.measure;

import io.atr.verify.redline.Method;
import io.atr.verify.redline.Scan;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The red lines, read off the byte code that this JVM runs. Its value is the number of findings; each has a load that tells
 * the calls that lead there. A scan that saw too little proves nothing, and is FAIL.
 */
public final class RedLines implements Measurement {
    /** Without these there is no hot path: a scan that does not begin there has lost it. */
    private static final Set<String> ENTRIES = Set.of(
            "Shard.doWork",
            "Publication.offer",
            "Publication.offerAs",
            "Publication.tryClaim",
            "Publication.commit",
            "Publication.abort",
            "Publication.pollVerdicts",
            "Subscription.poll");

    private static final int METHODS = 150;
    private static final int GOVERNING = 50;
    private static final int PACKET_LOOPS = 12;

    @Override
    public String name() {
        return "red-lines";
    }

    @Override
    public List<String> rows() {
        return List.of("6.ops", "7.chase", "15.scan");
    }

    @Override
    public double seconds(Effort effort) {
        return 2;
    }

    @Override
    public List<Outcome> measure(Setting setting) throws IOException {
        return judge(Scan.ofDataPlane());
    }

    /** What a scan means for each row. */
    List<Outcome> judge(Scan scan) {
        return rows().stream()
                .map(id -> judge(Contract.known(id), scan, looked(id, scan)))
                .toList();
    }

    private static Outcome judge(Row row, Scan scan, int looked) {
        Set<String> lost = lost(scan);
        if (!lost.isEmpty()) {
            return Outcome.failed(row, "the scan did not begin at " + String.join(", ", lost) + ": no @HotPath there");
        }
        if (scan.methods().size() < METHODS || scan.governing() < GOVERNING || scan.packetLoops() < PACKET_LOOPS) {
            return Outcome.failed(row, "the scan saw too little of the hot path to prove anything: " + seen(scan));
        }
        List<Load> findings = scan.findings(row.id()).stream()
                .map(finding -> new Load(finding.toString(), 1))
                .toList();
        return Outcome.judged(
                row, Evidence.of(row, findings.size(), looked).loads(findings).reason(seen(scan)));
    }

    private static int looked(String id, Scan scan) {
        return switch (id) {
            case "6.ops" -> scan.governing();
            case "7.chase" -> scan.chasing();
            default -> scan.methods().size();
        };
    }

    private static Set<String> lost(Scan scan) {
        Set<String> lost = new TreeSet<>(ENTRIES);
        scan.entries().stream().map(Method::toString).forEach(lost::remove);
        return lost;
    }

    private static String seen(Scan scan) {
        return scan.entries().size() + " entries, " + scan.methods().size() + " methods, " + scan.governing()
                + " of them governance's or called by it, " + scan.packetLoops() + " packet loops with "
                + scan.chasing() + " methods";
    }
}
