package io.atr.bench.across;

import io.atr.bench.machine.Placement;
import org.HdrHistogram.Histogram;

/**
 * How long packets took to a shard, one way.
 *
 * @param across whether the shard is in another process
 * @param placement how the two processors stood, the same before and after each round that is in it
 * @param rounds how many
 * @param nanos of every packet, from the beginning of its offer until it was read back behind the shard
 */
public record OneWayFigure(boolean across, Placement placement, int rounds, Histogram nanos) {}
