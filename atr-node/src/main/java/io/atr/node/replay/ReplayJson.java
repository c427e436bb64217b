package io.atr.node.replay;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.governance.Verdict;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Machine;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A replay's outcome for programs. */
final class ReplayJson {
    private ReplayJson() {}

    static JsonObject of(Outcome outcome) {
        Plan plan = outcome.plan();
        Ending ending = outcome.ending();
        return new JsonObject()
                .put("machine", Machine.current().json())
                .put("capture", capture(outcome))
                .put("rules", rules(plan))
                .put("topic_from", plan.topic().toString())
                .put("sender_from", plan.sender().toString())
                .put("clock", lower(plan.time()))
                .put("speed", plan.speed().toString())
                .put("ending", lower(ending.kind()))
                .put("problem", ending.line().isEmpty() ? null : ending.line())
                .put("frames", frames(outcome))
                .put("odd_frames", outcome.oddFrames())
                .put("datagrams", outcome.datagrams())
                .put("earlier_datagrams", outcome.steps().count())
                .put("earliest_by_ns", outcome.steps().farthestNanos())
                .put("clock_resets", outcome.steps().resets())
                .put("capture_ns", outcome.captureNanos())
                .put("wall_ns", outcome.wallNanos())
                .put("offered_per_s", outcome.perSecond(outcome.datagrams()))
                .put("allowed_per_s", outcome.perSecond(outcome.of(Verdict.ALLOW)))
                .put("replayed_per_s", outcome.speed())
                .put("verdicts", verdicts(outcome))
                .put("reasons", reasons(outcome))
                .put(
                        "topics",
                        outcome.topics().stream()
                                .map(tally -> topic(outcome, tally))
                                .toList())
                .put(
                        "senders",
                        outcome.senders().stream()
                                .map(tally -> sender(outcome, tally))
                                .toList());
    }

    private static JsonObject capture(Outcome outcome) {
        return new JsonObject()
                .put("file", outcome.plan().capture().toString())
                .put("format", outcome.format())
                .put("bytes", outcome.bytes() < 0 ? null : outcome.bytes())
                .put("loop", outcome.plan().loops())
                .put("passes", outcome.passes());
    }

    private static JsonObject rules(Plan plan) {
        return new JsonObject()
                .put("file", plan.rulesFile().toString())
                .put("topic_ids", plan.book().rules().topics().size())
                .put("senders", plan.book().senders().size())
                .put(
                        "warnings",
                        plan.book().warnings().stream().map(Object::toString).toList());
    }

    private static JsonObject frames(Outcome outcome) {
        JsonObject kinds = new JsonObject();
        outcome.frames().forEach((kind, count) -> kinds.put(lower(kind), count));
        return new JsonObject()
                .put("total", outcome.allFrames())
                .put("skipped", outcome.skipped())
                .put("by_kind", kinds);
    }

    private static JsonObject verdicts(Outcome outcome) {
        JsonObject verdicts = new JsonObject();
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict.name(), outcome.of(verdict));
        }
        return verdicts;
    }

    private static JsonObject reasons(Outcome outcome) {
        JsonObject reasons = new JsonObject();
        for (int code = 1; code < Reasons.CODES; code++) {
            reasons.put(Reasons.name(code), outcome.reasons().get(code));
        }
        return reasons;
    }

    private static JsonObject topic(Outcome outcome, Tally tally) {
        TopicEntry entry = tally.isId() ? outcome.plan().book().topic((int) tally.id()) : null;
        boolean limited = entry != null && entry.rate() != TopicRule.UNLIMITED;
        JsonObject topic = named(tally, entry == null ? null : entry.name())
                .put("rate_per_s", entry != null && limited ? entry.rate() : null)
                .put("burst", entry != null && limited ? entry.burst() : null)
                .put("priority", entry == null ? null : "p" + entry.priority());
        return counts(topic, outcome, tally);
    }

    private static JsonObject sender(Outcome outcome, Tally tally) {
        SenderEntry entry = tally.isId() ? outcome.plan().book().sender((int) tally.id()) : null;
        boolean limited = entry != null && entry.maxInFlight() != SenderRule.UNLIMITED;
        JsonObject sender = named(tally, entry == null ? null : entry.name())
                .put("max_in_flight", entry != null && limited ? entry.maxInFlight() : null);
        return counts(sender, outcome, tally);
    }

    /** The id where there is one; the name is the rules', or the capture's where they know none. */
    private static JsonObject named(Tally tally, @Nullable String name) {
        boolean named = tally.id() == Tally.NO_ID;
        return new JsonObject()
                .put("id", named ? null : tally.id())
                .put("name", named ? tally.label() : name)
                .put("known", name != null);
    }

    private static JsonObject counts(JsonObject object, Outcome outcome, Tally tally) {
        object.put("datagrams", tally.total()).put("per_s", outcome.perSecond(tally.total()));
        for (Verdict verdict : Verdict.values()) {
            object.put(verdict.name(), tally.of(verdict));
        }
        return object;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
