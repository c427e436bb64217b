package io.atr.verify.report;

import io.atr.verify.row.Evidence;
import io.atr.verify.row.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An earlier run, and how much worse each row is than in it. Immutable. */
public final class Baseline {
    /** A row that is worse by this factor, and outside of the earlier one's interval, has become worse. */
    public static final double NOISE = 1.10;

    private final Map<String, Outcome> before;

    /** Of the outcomes of an earlier run. */
    public Baseline(List<Outcome> outcomes) {
        this.before = outcomes.stream()
                .collect(Collectors.toMap(outcome -> outcome.row().id(), Function.identity(), (first, _) -> first));
    }

    /** What can be said of a row in the light of the earlier run; empty where nothing changed that matters. */
    public Optional<String> regression(Outcome now) {
        Outcome then = before.get(now.row().id());
        if (then == null || then.evidence() == null || now.evidence() == null) {
            return Optional.empty();
        }
        Evidence was = then.evidence();
        Evidence is = now.evidence();
        if (!Objects.equals(was.placement(), is.placement())) {
            return Optional.empty(); // two machines, as far as this row goes
        }
        if (!worse(now, was, is)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "was %.4g %s, is %.4g", was.value(), now.row().unit(), is.value()));
    }

    /** Rows that cannot be compared since the two processors stood otherwise then. */
    public boolean movedSince(Outcome now) {
        Outcome then = before.get(now.row().id());
        return then != null
                && then.evidence() != null
                && now.evidence() != null
                && !Objects.equals(then.evidence().placement(), now.evidence().placement());
    }

    private static boolean worse(Outcome now, Evidence was, Evidence is) {
        if (Double.isNaN(was.value()) || Double.isNaN(is.value())) {
            return false; // one of the two machines did not count it
        }
        if (was.value() <= 0 || is.value() <= 0) {
            return !now.row().bound().keeps(is.value(), was.value());
        }
        Evidence.Interval ci = was.ci();
        boolean within = ci != null && ci.lo() <= is.value() && is.value() <= ci.hi();
        return !within && now.row().bound().worse(is.value(), was.value()) > NOISE;
    }
}
