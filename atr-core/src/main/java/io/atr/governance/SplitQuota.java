package io.atr.governance;

import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * One sender's quota, split among the shards in which it may publish. Control thread only.
 *
 * <p>Shares move in two steps, so that they never add up to more than the quota: first the shards that have too much get
 * less; once every shard has begun a new round since, the others get what is really free, packets still in flight above
 * a lowered share not being free. Every shard keeps a share of at least one, so no shard starves; hence the bound: in
 * flight at once are at most {@code max(quota, number of shards)} packets.
 */
final class SplitQuota {
    private final int sender;
    private final int quota;
    private final List<QuotaShard> shards;
    private final int[] share;
    private final int[] target;
    private final int[] refused;
    private final long[] mayRaiseAt;
    private boolean raising;

    SplitQuota(int sender, int quota, List<QuotaShard> shards) {
        this.sender = sender;
        this.quota = quota;
        this.shards = shards;
        this.share = new int[shards.size()];
        this.target = new int[shards.size()];
        this.refused = new int[shards.size()];
        this.mayRaiseAt = new long[shards.size()];
        for (int i = 0; i < share.length; i++) {
            refused[i] = governor(i).refusedSeen(sender);
            give(i, Math.max(1, quota / share.length));
        }
    }

    /** Whether this is the split of such a quota among these shards. */
    boolean fits(int otherQuota, List<QuotaShard> others) {
        return quota == otherQuota && shards.equals(others);
    }

    /** Takes the shares back: the quota is split anew, perhaps among other shards. */
    void withdraw() {
        for (int i = 0; i < share.length; i++) {
            governor(i).share(sender, 0, 0);
        }
    }

    /** One step towards the split that the shards' demand asks for. */
    void reconcile() {
        if (raising) {
            if (everyShardMovedOn()) {
                raise();
            }
        } else if (quota > share.length && aim()) {
            lower();
            raising = true;
        }
    }

    /** Sets targets by demand: packets in flight, and those refused since the last look. False when none was refused. */
    private boolean aim() {
        long[] demand = new long[share.length];
        long sum = 0;
        boolean wanting = false;
        for (int i = 0; i < share.length; i++) {
            int seen = governor(i).refusedSeen(sender);
            wanting |= seen != refused[i];
            demand[i] = governor(i).inFlightSeen(sender) + Math.max(0L, seen - refused[i]);
            refused[i] = seen;
            sum += demand[i];
        }
        int spare = quota - share.length;
        for (int i = 0; i < share.length; i++) {
            target[i] = 1 + (sum == 0 ? spare / share.length : (int) (spare * demand[i] / sum));
        }
        return wanting;
    }

    private void lower() {
        for (int i = 0; i < share.length; i++) {
            if (target[i] < share[i]) {
                give(i, target[i]);
            }
        }
        VarHandle.fullFence(); // a round that begins after this sees the lowered shares
        for (int i = 0; i < share.length; i++) {
            mayRaiseAt[i] = shards.get(i).rounds().getAsLong() + 2;
        }
    }

    private boolean everyShardMovedOn() {
        for (int i = 0; i < share.length; i++) {
            if (shards.get(i).rounds().getAsLong() < mayRaiseAt[i]) {
                return false;
            }
        }
        return true;
    }

    /** Hands out what is free; what is still in flight above a lowered share becomes free at a later look. */
    private void raise() {
        long free = quota;
        for (int i = 0; i < share.length; i++) {
            free -= Math.max(share[i], governor(i).inFlightSeen(sender));
        }
        for (int i = 0; i < share.length && free > 0; i++) {
            int more = (int) Math.min(free, target[i] - share[i]);
            if (more > 0) {
                give(i, share[i] + more);
                free -= more;
            }
        }
        raising = false;
    }

    private void give(int i, int packets) {
        share[i] = packets;
        governor(i).share(sender, quota, packets);
    }

    private Governor governor(int i) {
        return shards.get(i).governor();
    }
}
