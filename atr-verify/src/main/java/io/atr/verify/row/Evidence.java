package io.atr.verify.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a row. Immutable; made from {@link #of} by adding to it.
 *
 * @param value in the row's unit
 * @param targetMet whether our own target is met as well
 * @param tail of single times
 * @param loads all that the value stands for
 * @param placement how far apart the two processors were; null where nothing crosses processors
 * @param samples how many single observations there were
 * @param ci where the value lies, lowest and highest; null where it was taken once
 * @param platform the platform's own hiccups over the same seconds
 * @param target what takes the place of the row's target, where that depends on the machine; NaN where it does not
 * @param reason why it is as it is, where that needs words
 * @param series the curves behind it
 */
public record Evidence(
        double value,
        boolean targetMet,
        @Nullable Tail tail,
        List<Load> loads,
        @Nullable String placement,
        long samples,
        @Nullable Interval ci,
        @Nullable Tail platform,
        double target,
        String reason,
        List<Series> series) {
    /** From {@code lo} to {@code hi}, in the row's unit. */
    public record Interval(double lo, double hi) {}

    /** Copies the lists. */
    public Evidence {
        loads = List.copyOf(loads);
        series = List.copyOf(series);
    }

    /** A value of a row, so many observations behind it; the row's target decides whether it is met. */
    public static Evidence of(Row row, double value, long samples) {
        return new Evidence(
                value,
                row.bound().keeps(value, row.target()),
                null,
                List.of(),
                null,
                samples,
                null,
                null,
                Double.NaN,
                "",
                List.of());
    }

    /** With a distribution. */
    public Evidence tail(Tail other) {
        return new Evidence(value, targetMet, other, loads, placement, samples, ci, platform, target, reason, series);
    }

    /** With what the value stands for. */
    public Evidence loads(List<Load> other) {
        return new Evidence(value, targetMet, tail, other, placement, samples, ci, platform, target, reason, series);
    }

    /** With a placement. */
    public Evidence placement(String other) {
        return new Evidence(value, targetMet, tail, loads, other, samples, ci, platform, target, reason, series);
    }

    /** With the lowest and highest of what the value was taken from. */
    public Evidence between(double lo, double hi) {
        return new Evidence(
                value,
                targetMet,
                tail,
                loads,
                placement,
                samples,
                new Interval(lo, hi),
                platform,
                target,
                reason,
                series);
    }

    /** With the platform's own hiccups. */
    public Evidence platform(Tail other) {
        return new Evidence(value, targetMet, tail, loads, placement, samples, ci, other, target, reason, series);
    }

    /** With a target that was found on this machine. */
    public Evidence target(double found, Bound bound) {
        return new Evidence(
                value, bound.keeps(value, found), tail, loads, placement, samples, ci, platform, found, reason, series);
    }

    /** With another answer to whether the target is met, where it is more than one number. */
    public Evidence targetMet(boolean other) {
        return new Evidence(value, other, tail, loads, placement, samples, ci, platform, target, reason, series);
    }

    /** With words. */
    public Evidence reason(String words) {
        return new Evidence(value, targetMet, tail, loads, placement, samples, ci, platform, target, words, series);
    }

    /** With curves. */
    public Evidence series(List<Series> other) {
        return new Evidence(value, targetMet, tail, loads, placement, samples, ci, platform, target, reason, other);
    }
}
