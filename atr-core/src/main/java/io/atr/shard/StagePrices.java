package io.atr.shard;

import java.util.Arrays;

/**
 * What a packet cost in each stage of a shard, priced by blocks of {@value StageTimes#BLOCK} packets that went through the
 * stages one after the other. Every price has one reading of the clock for the block in it: its cost divided by {@value
 * StageTimes#BLOCK}. Immutable; nanoseconds for each packet.
 */
public final class StagePrices {
    /** Packets of a priced block. */
    public static final int BLOCK = StageTimes.BLOCK;

    private static final Stage[] STAGES = Stage.values();

    private final long[][] classes;
    private final long[] nanos;

    private StagePrices(long[][] classes, long[] nanos) {
        this.classes = classes;
        this.nanos = nanos;
    }

    /** Nothing was priced. */
    public static StagePrices none() {
        return new StagePrices(new long[STAGES.length][TimeClasses.COUNT], new long[STAGES.length]);
    }

    /** All so far. */
    static StagePrices of(StageTimes times) {
        StagePrices prices = none();
        for (int stage = 0; stage < STAGES.length; stage++) {
            prices.nanos[stage] = times.nanos(stage);
            for (int i = 0; i < TimeClasses.COUNT; i++) {
                prices.classes[stage][i] = times.blocks(stage, i);
            }
        }
        return prices;
    }

    /** What came after {@code earlier}, which the same shard told. */
    public StagePrices since(StagePrices earlier) {
        return combined(earlier, -1);
    }

    /** Both together. */
    public StagePrices plus(StagePrices other) {
        return combined(other, 1);
    }

    /** How many blocks were priced. */
    public long blocks() {
        return Arrays.stream(classes[0]).sum();
    }

    /** Blocks whose stage took as long as one of {@link TimeClasses} says, in nanoseconds for the block. */
    public long blocks(Stage stage, int timeClass) {
        return classes[stage.ordinal()][timeClass];
    }

    /** Nanoseconds of a stage, over all blocks. */
    public long nanos(Stage stage) {
        return nanos[stage.ordinal()];
    }

    /** The typical price: half of the blocks cost less. Within 1/16; not a number without blocks. */
    public double median(Stage stage) {
        return percentile(stage, 0.5);
    }

    /** A price that this part of the blocks, 0 to 1, does not exceed by more than 1/16; not a number without blocks. */
    public double percentile(Stage stage, double part) {
        long[] counts = classes[stage.ordinal()];
        double wanted = part * Arrays.stream(counts).sum();
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen > 0 && seen >= wanted) {
                return (TimeClasses.from(i) + TimeClasses.from(i + 1) - 1) / 2.0 / BLOCK;
            }
        }
        return Double.NaN;
    }

    /** The average price, which holds whatever the machine did to the thread meanwhile; not a number without blocks. */
    public double mean(Stage stage) {
        return blocks() == 0 ? Double.NaN : (double) nanos(stage) / blocks() / BLOCK;
    }

    /** The sum of the typical prices. */
    public double total() {
        return Arrays.stream(STAGES).mapToDouble(this::median).sum();
    }

    /** How much of a stage's budget its typical price uses up: 1 is all of it. */
    public double budgetUse(Stage stage) {
        return median(stage) / stage.budgetNanos();
    }

    private StagePrices combined(StagePrices other, int sign) {
        StagePrices all = none();
        for (int stage = 0; stage < STAGES.length; stage++) {
            all.nanos[stage] = nanos[stage] + sign * other.nanos[stage];
            for (int i = 0; i < TimeClasses.COUNT; i++) {
                all.classes[stage][i] = classes[stage][i] + sign * other.classes[stage][i];
            }
        }
        return all;
    }
}
