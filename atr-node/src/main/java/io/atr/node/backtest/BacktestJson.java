package io.atr.node.backtest;

import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Machine;
import io.atr.node.replay.Ending;
import io.atr.node.replay.Reasons;
import io.atr.node.replay.Tally;
import java.util.List;
import java.util.Locale;

/** What judging a capture twice showed, for programs. */
final class BacktestJson {
    private BacktestJson() {}

    static JsonObject of(BacktestOutcome outcome) {
        BacktestPlan plan = outcome.plan();
        Ending ending = outcome.ending();
        return new JsonObject()
                .put("machine", Machine.current().json())
                .put("capture", capture(outcome))
                .put("old_rules", rules(plan.before()))
                .put("new_rules", rules(plan.after()))
                .put("topic_from", plan.topic().toString())
                .put("sender_from", plan.sender().toString())
                .put("ending", lower(ending.kind()))
                .put("problem", ending.line().isEmpty() ? null : ending.line())
                .put("frames", frames(outcome))
                .put("datagrams", outcome.datagrams())
                .put("capture_ns", outcome.captureNanos())
                .put("wall_ns", outcome.wallNanos())
                .put("other_verdict", outcome.otherVerdict())
                .put("other_reason_only", outcome.changes().reasonOnly())
                .put("old_reasons", reasons(outcome.before()))
                .put("new_reasons", reasons(outcome.after()))
                .put("changes", changes(outcome.changes()))
                .put("pairs", outcome.pairs().stream().map(BacktestJson::pair).toList())
                .put("pairs_told_apart_at_most", PairTable.MOST)
                .put("other_pairs", counted(new JsonObject(), outcome.others()));
    }

    private static JsonObject capture(BacktestOutcome outcome) {
        return new JsonObject()
                .put("file", outcome.plan().capture().toString())
                .put("format", outcome.format())
                .put("bytes", outcome.bytes() < 0 ? null : outcome.bytes())
                .put("loop", outcome.plan().loops())
                .put("passes", outcome.passes());
    }

    private static JsonObject rules(Candidate candidate) {
        return new JsonObject()
                .put("file", candidate.file().toString())
                .put("topic_ids", candidate.book().rules().topics().size())
                .put("senders", candidate.book().senders().size())
                .put(
                        "warnings",
                        candidate.book().warnings().stream()
                                .map(Object::toString)
                                .toList());
    }

    private static JsonObject frames(BacktestOutcome outcome) {
        JsonObject kinds = new JsonObject();
        outcome.frames().forEach((kind, count) -> kinds.put(lower(kind), count));
        return kinds;
    }

    private static JsonObject reasons(List<Long> counts) {
        JsonObject reasons = new JsonObject();
        for (int code = 1; code < Reasons.CODES; code++) {
            reasons.put(Reasons.name(code), counts.get(code));
        }
        return reasons;
    }

    private static JsonObject pair(PairChanges each) {
        JsonObject pair = new JsonObject()
                .put("sender", party(each.pair().sender()))
                .put("topic", party(each.pair().topic()));
        return counted(pair, each.changes());
    }

    /** The id where there is one; the name is the rules', or the capture's where they know none. */
    private static JsonObject party(Party party) {
        boolean named = party.tally().id() == Tally.NO_ID;
        String name = named ? party.label() : party.name();
        return new JsonObject()
                .put("id", named ? null : party.tally().id())
                .put("name", name.isEmpty() ? null : name)
                .put("known_by", party.from() == Party.From.NOBODY ? null : lower(party.from()));
    }

    private static JsonObject counted(JsonObject object, Changes changes) {
        return object.put("datagrams", changes.total()).put("changes", changes(changes));
    }

    private static List<JsonObject> changes(Changes changes) {
        return changes.list().stream().map(BacktestJson::change).toList();
    }

    private static JsonObject change(Change change) {
        return new JsonObject()
                .put("old_verdict", Reasons.verdict(change.before()))
                .put("old_reason", Reasons.name(change.before()))
                .put("new_verdict", Reasons.verdict(change.after()))
                .put("new_reason", Reasons.name(change.after()))
                .put("datagrams", change.count());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
