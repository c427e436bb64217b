package io.atr.node.demo;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.shard.ShardStatus;

/**
 * Packets by player and reason, and batches by size: as they stood at one moment, or the difference of two moments.
 * Immutable.
 */
final class Tally {
    /** Nothing. */
    static final Tally ZERO =
            new Tally(new long[Player.values().length][Reason.values().length], new long[ShardStatus.SIZE_CLASSES]);

    private final long[][] packets;
    private final long[] batches;

    private Tally(long[][] packets, long[] batches) {
        this.packets = packets;
        this.batches = batches;
    }

    /** How it stands. */
    static Tally of(Exchange exchange) {
        long[][] packets = new long[Player.values().length][Reason.values().length];
        for (Player player : Player.values()) {
            for (Reason reason : Reason.values()) {
                packets[player.ordinal()][reason.ordinal()] =
                        exchange.publication(player).count(reason);
            }
        }
        long[] batches = new long[ShardStatus.SIZE_CLASSES];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = exchange.status().batches(i);
        }
        return new Tally(packets, batches);
    }

    /** What came since. */
    Tally minus(Tally earlier) {
        return combined(earlier, -1);
    }

    /** Both together. */
    Tally plus(Tally other) {
        return combined(other, 1);
    }

    /** Packets of a player that were judged with a reason. */
    long count(Player player, Reason reason) {
        return packets[player.ordinal()][reason.ordinal()];
    }

    /** Packets of a player that got a verdict. */
    long count(Player player, Verdict verdict) {
        long sum = 0;
        for (Reason reason : Reason.values()) {
            sum += reason.verdict() == verdict ? count(player, reason) : 0;
        }
        return sum;
    }

    /** Packets that got a verdict. */
    long count(Verdict verdict) {
        long sum = 0;
        for (Player player : Player.values()) {
            sum += count(player, verdict);
        }
        return sum;
    }

    /** Packets of a player that were judged. */
    long judged(Player player) {
        return count(player, Verdict.ALLOW) + count(player, Verdict.DROP) + count(player, Verdict.THROTTLE);
    }

    /** Packets that were judged. */
    long judged() {
        return count(Verdict.ALLOW) + count(Verdict.DROP) + count(Verdict.THROTTLE);
    }

    /** Batches of {@code 2^i .. 2^(i+1)-1} packets. */
    long batches(int i) {
        return batches[i];
    }

    /** Batches of any size. */
    long batches() {
        long sum = 0;
        for (long each : batches) {
            sum += each;
        }
        return sum;
    }

    /** The class of the batch in which the median packet was; -1 without batches. Classes stand for their middles. */
    int medianBatchClass() {
        double left = 0;
        for (int i = 0; i < batches.length; i++) {
            left += (double) batches[i] * (1L << i);
        }
        left /= 2;
        for (int i = 0; i < batches.length; i++) {
            left -= (double) batches[i] * (1L << i);
            if (left <= 0 && batches[i] > 0) {
                return i;
            }
        }
        return -1;
    }

    private Tally combined(Tally other, int sign) {
        long[][] sums = new long[packets.length][Reason.values().length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                sums[i][j] = packets[i][j] + sign * other.packets[i][j];
            }
        }
        long[] sizes = new long[batches.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = batches[i] + sign * other.batches[i];
        }
        return new Tally(sums, sizes);
    }
}
