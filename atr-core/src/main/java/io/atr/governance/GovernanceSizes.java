package io.atr.governance;

/**
 * How much governance there is room for, and what it takes.
 *
 * @param map topics and shards
 * @param senders sender ids 0..senders-1
 * @param permissionSets different sets of topics that senders may have
 */
public record GovernanceSizes(ShardMap map, int senders, int permissionSets) {
    /** Checks the ranges. */
    public GovernanceSizes {
        if (senders < 1 || senders > 1 << 20) {
            throw new IllegalArgumentException("senders: " + senders + " is not in 1.." + (1 << 20));
        }
        if (permissionSets < 1 || permissionSets > 1 << 12) {
            throw new IllegalArgumentException("permission sets: " + permissionSets + " is not in 1.." + (1 << 12));
        }
        RulesLayout layout = new RulesLayout(map.topicsPerShard(), senders, permissionSets + 1);
        if (layout.bytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("rules of " + layout.bytes()
                    + " bytes a shard do not fit into 2 GiB: ask for fewer permission sets, topics or senders");
        }
    }

    /** Bytes of one shard's part of one slot of rules. */
    public long rulesBytes() {
        return layout().bytes();
    }

    RulesLayout layout() {
        return new RulesLayout(map.topicsPerShard(), senders, permissionSets + 1);
    }
}
