package io.atr.bench.measure;

import org.HdrHistogram.Histogram;

/**
 * What swapping rules under traffic costs.
 *
 * @param silent nanoseconds of each call that puts rules in force without traffic, two clock readings included
 * @param publish the same under traffic
 * @param behindTraffic the same where the caller published packets right before: the call waits until those have left
 *     its core
 * @param clock nanoseconds between two readings of the clock with nothing between them
 * @param adoption nanoseconds from the beginning of such a call until the shard works under the new rules; some swaps only
 * @param probes packets whose verdict was changed by a swap, as it had to be
 * @param packets of traffic meanwhile
 * @param seconds it took
 */
public record SwapFigures(
        Histogram silent,
        Histogram publish,
        Histogram behindTraffic,
        Histogram clock,
        Histogram adoption,
        long probes,
        long packets,
        double seconds) {}
