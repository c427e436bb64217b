package io.atr.verify.row;

import io.atr.node.cli.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row and what is said of it.
 *
 * @param row the row
 * @param verdict what is said
 * @param evidence what was seen; null where nothing could be
 * @param reason in words: why nothing can be said, or what the evidence adds
 */
public record Outcome(Row row, Verdict verdict, @Nullable Evidence evidence, String reason) {
    /** Judges by the row's limit. */
    public static Outcome judged(Row row, Evidence evidence) {
        Verdict verdict = row.bound().keeps(evidence.value(), row.limit()) ? Verdict.PASS : Verdict.FAIL;
        return new Outcome(row, verdict, evidence, evidence.reason());
    }

    /** Nothing can be said. */
    public static Outcome unsupported(Row row, String reason) {
        return new Outcome(row, Verdict.UNSUPPORTED, null, reason);
    }

    /** The measurement went wrong: that is no reason to believe the row. */
    public static Outcome failed(Row row, String reason) {
        return new Outcome(row, Verdict.FAIL, null, reason);
    }

    /** Whether our own target is met; never where there is no PASS. */
    public boolean targetMet() {
        return verdict == Verdict.PASS && evidence != null && evidence.targetMet();
    }

    /** What we wanted, in the row's unit. */
    public double target() {
        return evidence == null || Double.isNaN(evidence.target()) ? row.target() : evidence.target();
    }

    /** The curves behind it. */
    public List<Series> series() {
        return evidence == null ? List.of() : evidence.series();
    }

    /** As a member of a report: every member is there, null where there is nothing to say. */
    public JsonObject json() {
        JsonObject object = new JsonObject()
                .put("id", row.id())
                .put("title", row.title())
                .put("verdict", verdict)
                .put("value", evidence == null ? null : evidence.value())
                .put("unit", row.unit())
                .put("limit", row.limit())
                .put("bound", row.bound())
                .put("target", target())
                .put("target_met", targetMet());
        Tail tail = evidence == null ? null : evidence.tail();
        object.put("p50", tail == null ? null : tail.p50())
                .put("p99", tail == null ? null : tail.p99())
                .put("p999", tail == null ? null : tail.p999())
                .put("max", tail == null ? null : tail.max());
        seen(object, evidence);
        return object.put("how", row.how()).put("reason", reason.isEmpty() ? null : reason);
    }

    private static void seen(JsonObject object, @Nullable Evidence evidence) {
        Evidence.Interval ci = evidence == null ? null : evidence.ci();
        Tail platform = evidence == null ? null : evidence.platform();
        object.put(
                        "loads",
                        evidence == null
                                ? List.of()
                                : evidence.loads().stream().map(Load::json).toList())
                .put("placement", evidence == null ? null : evidence.placement())
                .put("samples", evidence == null ? 0 : evidence.samples())
                .put("ci", ci == null ? null : new double[] {ci.lo(), ci.hi()})
                .put("platform", platform == null ? null : platform.json());
    }
}
