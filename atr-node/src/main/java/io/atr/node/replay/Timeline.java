package io.atr.node.replay;

import io.atr.agent.Clock;
import io.atr.governance.TopicRule;
import java.util.List;

/**
 * Turns capture times into time that only moves forward, from 0 at the first datagram: an earlier time counts as the
 * latest seen, and a further pass over the capture begins one nanosecond after the last time of the pass before.
 *
 * <p>A capture with a clock that was set back, or one packet with a time far ahead, would stand still for long that way. Where a bound is given, a
 * time that lies further back than that is where the clock starts anew: no time passes with it, and what follows counts from it.
 *
 * <p>A gap that fills every bucket is cut to the longest time that a bucket takes to fill: no verdict can tell the
 * difference, and so captures of any span fit the bus's clock.
 */
final class Timeline implements Clock {
    private static final long SECOND = 1_000_000_000L;
    private static final long BETWEEN_PASSES = 1;

    private final long longestFill;
    private final long resetNanos;
    private final TimeSteps steps = new TimeSteps();
    private boolean begun;
    private boolean passing;
    private long latest;
    private long elapsed;
    private long now;

    Timeline(List<TopicRule> topics) {
        this(topics, Long.MAX_VALUE);
    }

    /** @param resetNanos how far back a time lies at which the clock starts anew */
    Timeline(List<TopicRule> topics, long resetNanos) {
        this.resetNanos = resetNanos;
        this.longestFill = topics.stream()
                .filter(topic -> !topic.isUnlimited())
                .mapToLong(topic -> Math.ceilDiv(topic.burst() * SECOND, topic.rate()))
                .max()
                .orElse(1);
    }

    /** The next datagram belongs to another pass over the capture. */
    void beginPass() {
        passing = false;
    }

    /** Moves on to a datagram's capture time, in nanoseconds since 1970, 0 or more. */
    void moveTo(long timeNs) throws StoppedException {
        long step = 0;
        if (passing) {
            step = Math.max(0, timeNs - latest);
            boolean reset = latest - timeNs > resetNanos;
            steps.back(latest - timeNs, reset);
            latest = reset ? timeNs : latest + step;
        } else {
            step = begun ? BETWEEN_PASSES : 0;
            latest = timeNs;
            passing = true;
            begun = true;
        }
        long later = now + Math.min(step, longestFill);
        if (later >= Clock.MAX) {
            throw new StoppedException("the replay has come to the end of the bus's clock, 146 years after its begin;"
                    + " replay a part of the capture, or use fewer loops");
        }
        now = later;
        elapsed = step > Long.MAX_VALUE - elapsed ? Long.MAX_VALUE : elapsed + step;
    }

    /** The bus's time. */
    @Override
    public long nanos() {
        return now;
    }

    /** How often times ran backwards, and how far. */
    TimeSteps steps() {
        return steps;
    }

    /** Nanoseconds of capture time since the first datagram, over all passes. */
    long elapsed() {
        return elapsed;
    }
}
