package io.atr.node.demo;

import io.atr.governance.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What was seen in a stretch of traffic.
 *
 * @param nanos how long it took
 * @param tally packets and batches
 * @param latency from the time a packet was due until the risk check had read it, in nanoseconds; not to be changed
 * @param rulesVersion in force at the end
 * @param dashboardSeen packets that the dashboard read
 * @param dashboardMissed packets that it was too slow for
 * @param pressed how often a lane was full
 * @param allocated bytes that the traffic's and the shard's threads allocated, for each stretch
 * @param away nanoseconds for which other programs had the processor of the traffic's thread
 * @param onTime whether everything that was due was offered, judged and read in time
 */
record Figures(
        long nanos,
        Tally tally,
        Histogram latency,
        long rulesVersion,
        long dashboardSeen,
        long dashboardMissed,
        long pressed,
        List<Long> allocated,
        long away,
        boolean onTime) {
    /** Nothing. */
    static final Figures ZERO = new Figures(0, Tally.ZERO, Latencies.empty(), 0, 0, 0, 0, List.of(), 0, true);

    /** This stretch and a later one. */
    Figures plus(Figures later) {
        Histogram both = latency.copy();
        both.add(later.latency);
        return new Figures(
                nanos + later.nanos,
                tally.plus(later.tally),
                both,
                later.rulesVersion,
                dashboardSeen + later.dashboardSeen,
                dashboardMissed + later.dashboardMissed,
                pressed + later.pressed,
                Stream.concat(allocated.stream(), later.allocated.stream()).toList(),
                away + later.away,
                onTime && later.onTime);
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** Packets judged a second. */
    double rate() {
        return perSecond(tally.judged());
    }

    /** Packets a second that got a verdict. */
    double rate(Verdict verdict) {
        return perSecond(tally.count(verdict));
    }

    /** Packets in a batch on average; 0 without batches. */
    double meanBatch() {
        return tally.batches() == 0 ? 0 : (double) tally.judged() / (double) tally.batches();
    }

    /** A latency that so many percent of the packets did not exceed; NaN when none was measured. */
    double percentile(double percent) {
        return latency.getTotalCount() == 0 ? Double.NaN : (double) latency.getValueAtPercentile(percent);
    }

    /** Bytes allocated in all stretches. */
    long allocatedBytes() {
        return allocated.stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes allocated in the middle one of the stretches, ordered by that; 0 without any. */
    long allocatedTypically() {
        return allocated.isEmpty() ? 0 : allocated.stream().sorted().toList().get(allocated.size() / 2);
    }

    private double perSecond(long packets) {
        return nanos == 0 ? 0 : (double) packets * 1e9 / (double) nanos;
    }
}
