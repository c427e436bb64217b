package io.atr.node.demo;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Machine;
import io.atr.shard.ShardStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What was seen, for programs: everything that {@link Closing} prints, in plain units. */
final class DemoJson {
    private DemoJson() {}

    /** The document. Times are in nanoseconds, rates in packets a second, unless a name says otherwise. */
    static JsonObject of(Outcome outcome, List<Row> rows) {
        JsonObject acts = new JsonObject();
        outcome.acts().forEach((act, seen) -> acts.put(lower(act), act(seen)));
        Figures all = outcome.all();
        return new JsonObject()
                .put("what", "atr demo")
                .put("proof", false)
                .put("machine", Machine.current().json())
                .put("settings", settings(outcome.settings()))
                .put("interrupted", outcome.interrupted())
                .put("packets", all.tally().judged())
                .put("senders", senders(all.tally()))
                .put("acts", acts)
                .put("swaps", outcome.swaps().stream().map(DemoJson::swap).toList())
                .put("swap_storm", outcome.storm().map(DemoJson::storm).orElse(null))
                .put("subscribers", subscribers(outcome, all))
                .put(
                        "platform_hiccups",
                        new JsonObject()
                                .put("p99_9_ns", outcome.hiccups().getValueAtPercentile(99.9))
                                .put("max_ns", outcome.hiccups().getMaxValue()))
                .put("rows", rows.stream().map(DemoJson::row).toList());
    }

    private static JsonObject settings(DemoSettings settings) {
        return new JsonObject()
                .put("seconds", settings.seconds())
                .put("rate", settings.rate())
                .put("seed", settings.seed())
                .put("idle", settings.idling().setting())
                .put("threads", settings.seats().words());
    }

    private static JsonObject senders(Tally all) {
        JsonObject senders = new JsonObject();
        for (Player player : Player.values()) {
            senders.put(player.label(), sender(all, player));
        }
        return senders;
    }

    private static JsonObject sender(Tally all, Player player) {
        JsonObject reasons = new JsonObject();
        for (Reason reason : Reason.values()) {
            if (all.count(player, reason) > 0) {
                reasons.put(reason.name(), all.count(player, reason));
            }
        }
        return verdicts(
                        new JsonObject().put("id", player.sender()).put("packets", all.judged(player)),
                        verdict -> all.count(player, verdict))
                .put("reasons", reasons);
    }

    private static JsonObject verdicts(JsonObject into, ToLongFunction<Verdict> count) {
        for (Verdict verdict : Verdict.values()) {
            into.put(lower(verdict), count.applyAsLong(verdict));
        }
        return into;
    }

    private static JsonObject act(Figures seen) {
        List<Long> batches = new ArrayList<>();
        for (int i = 0; i < ShardStatus.SIZE_CLASSES; i++) {
            batches.add(seen.tally().batches(i));
        }
        return verdicts(
                        new JsonObject()
                                .put("seconds", seen.seconds())
                                .put("packets", seen.tally().judged())
                                .put("packets_per_second", seen.rate()),
                        seen.tally()::count)
                .put("senders", senders(seen.tally()))
                .put("p50_ns", seen.percentile(50))
                .put("p99_ns", seen.percentile(99))
                .put("p99_9_ns", seen.percentile(99.9))
                .put("max_ns", seen.percentile(100))
                .put("latencies_measured", seen.latency().getTotalCount())
                .put("batches_by_log2_of_size", batches)
                .put("mean_batch", seen.meanBatch())
                .put("rules_version", seen.rulesVersion())
                .put("lane_full", seen.pressed())
                .put("allocated_bytes", seen.allocatedBytes())
                .put("away_from_processor_seconds", seen.away() / 1e9)
                .put("on_time", seen.onTime());
    }

    private static JsonObject swap(RuleSwap.Cost cost) {
        return new JsonObject()
                .put("version", cost.version())
                .put("rules", lower(cost.rules()))
                .put("publish_ns", cost.publishNanos())
                .put("adopt_ns", cost.adoptNanos());
    }

    private static JsonObject storm(SwapStorm storm) {
        return new JsonObject()
                .put("swaps", storm.publishing().getTotalCount())
                .put("confirmed", storm.confirmed())
                .put("wrong", storm.wrong())
                .put("publish_p50_ns", storm.publishing().getValueAtPercentile(50))
                .put("publish_p99_9_ns", storm.publishing().getValueAtPercentile(99.9))
                .put("adopt_p50_ns", storm.adopting().getValueAtPercentile(50))
                .put("adopt_p99_ns", storm.adopting().getValueAtPercentile(99));
    }

    private static JsonObject subscribers(Outcome outcome, Figures all) {
        return new JsonObject()
                .put(
                        "risk_check",
                        new JsonObject()
                                .put("mode", "gating")
                                .put("read", all.tally().count(Verdict.ALLOW) - outcome.lost())
                                .put("damaged", outcome.damaged())
                                .put("lost", outcome.lost()))
                .put(
                        "dashboard",
                        new JsonObject()
                                .put("mode", "lossy")
                                .put("read", all.dashboardSeen())
                                .put("missed", all.dashboardMissed()));
    }

    private static JsonObject row(Row row) {
        Bound limit = row.limit();
        return new JsonObject()
                .put("id", row.id())
                .put("what", row.what())
                .put("value", row.value())
                .put("unit", row.unit())
                .put("limit", limit == null ? null : limit(limit))
                .put("verdict", row.verdict())
                .put("target_met", row.targetMet())
                .put("how", row.how());
    }

    /** One number; two where both ends count. */
    private static Object limit(Bound bound) {
        if (Double.isInfinite(bound.least())) {
            return bound.most();
        }
        return Double.isInfinite(bound.most()) ? bound.least() : List.of(bound.least(), bound.most());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
