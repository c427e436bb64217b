package io.atr.platform;

/**
 * Where a counter stands.
 *
 * @param event what is counted
 * @param count how often it was seen while the counter was on the processor
 * @param enabledNanos for how long it should have counted
 * @param runningNanos for how long it did: less, where more events are counted than the processor has counters
 * @param userOnly whether what happens in the kernel is left out
 * @param refusal why there is no such counter; empty where there is one
 */
public record PerfReading(
        PerfEvent event, long count, long enabledNanos, long runningNanos, boolean userOnly, String refusal) {
    /** Of an event that cannot be counted. */
    static PerfReading refused(PerfEvent event, String why) {
        return new PerfReading(event, 0, 0, 0, false, why);
    }

    /** What was counted since an earlier reading of the same counter. */
    public PerfReading since(PerfReading before) {
        return new PerfReading(
                event,
                count - before.count,
                enabledNanos - before.enabledNanos,
                runningNanos - before.runningNanos,
                userOnly,
                refusal);
    }

    /** Whether it was counted at all. */
    public boolean isCounted() {
        return refusal.isEmpty() && (runningNanos > 0 || enabledNanos == 0);
    }

    /** Why it was not counted; empty where it was. */
    public String absence() {
        return isCounted() ? "" : refusal.isEmpty() ? event.name() + ": the processor had no counter free" : refusal;
    }

    /** The count, extrapolated to all of the time; NaN where it was not counted. */
    public double value() {
        if (!isCounted()) {
            return Double.NaN;
        }
        return runningNanos == enabledNanos ? count : (double) count * enabledNanos / runningNanos;
    }

    /** What share of the time was counted, 0 to 1; below 1 the {@link #value} is an estimate. */
    public double share() {
        return enabledNanos == 0 ? 1 : (double) runningNanos / enabledNanos;
    }
}
