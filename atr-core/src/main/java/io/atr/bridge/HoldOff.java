package io.atr.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Callers that kept the logs waiting until they were detached, and when they may be waited for again: after ten seconds the first
 * time, twice as long each further time, ten minutes at the most. Whoever behaves for ten minutes after that has a clean record.
 * Only the bridge's thread.
 *
 * <p>Without it a caller that attaches again at once costs the shard a stall limit every time, for ever.
 */
final class HoldOff {
    static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(10);
    static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** Callers that are remembered; the one that stalled longest ago makes way. */
    static final int CALLERS = 1024;

    private record Past(long until, long nanos) {}

    private final Map<String, Past> callers = new LinkedHashMap<>();

    /**
     * A subscription of the caller was detached.
     *
     * @param now of {@link System#nanoTime}
     * @return for how long it is held off, in nanoseconds
     */
    long stalled(String who, long now) {
        Past past = callers.remove(who); // so that it is the last to make way
        long nanos = past != null && now - past.until() < LONGEST_NANOS
                ? Math.min(2 * past.nanos(), LONGEST_NANOS)
                : FIRST_NANOS;
        callers.put(who, new Past(now + nanos, nanos));
        if (callers.size() > CALLERS) {
            callers.remove(callers.keySet().iterator().next());
        }
        return nanos;
    }

    /** For how much longer nobody waits for this caller, in nanoseconds; 0 where it may subscribe. */
    long left(String who, long now) {
        Past past = callers.get(who);
        return past == null ? 0 : Math.max(0, past.until() - now);
    }
}
