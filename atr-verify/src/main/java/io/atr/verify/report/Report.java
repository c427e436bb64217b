package io.atr.verify.report;

import io.atr.node.cli.JsonObject;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole run.
 *
 * @param machine on which, as a member of the document
 * @param effort {@code quick} or {@code full}
 * @param seconds it took
 * @param outcomes in the contract's order
 */
public record Report(JsonObject machine, String effort, double seconds, List<Outcome> outcomes) {
    /** The version of the document; rises when a member changes its meaning or goes away. */
    public static final String SCHEMA = "atr.verify/1";

    /** Copies the list. */
    public Report {
        outcomes = List.copyOf(outcomes);
    }

    /** How many rows have a verdict. */
    public long count(Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /** What is said of a row; empty where it was not asked for. */
    public Optional<Outcome> outcome(String id) {
        return outcomes.stream()
                .filter(outcome -> outcome.row().id().equals(id))
                .findFirst();
    }

    /** The document; docs/verify.md describes its members. */
    public JsonObject json() {
        return new JsonObject()
                .put("schema", SCHEMA)
                .put("machine", machine)
                .put("effort", effort)
                .put("seconds", seconds)
                .put("pass", count(Verdict.PASS))
                .put("fail", count(Verdict.FAIL))
                .put("unsupported", count(Verdict.UNSUPPORTED))
                .put("rows", outcomes.stream().map(Outcome::json).toList())
                .put("series", outcomes.stream().flatMap(Report::series).toList());
    }

    private static Stream<JsonObject> series(Outcome outcome) {
        return outcome.series().stream().map(series -> series.json(outcome.row()));
    }
}
