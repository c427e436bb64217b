package io.atr;

import io.atr.governance.GovernanceSizes;
import io.atr.governance.ShardMap;
import io.atr.ring.WakeFlags;

/**
 * How much a bus has room for. All of its memory is allocated at launch; nothing grows.
 *
 * @param shards 1..256; a topic's shard is its id mod this
 * @param publishers publications at once, 1..4096; each has a lane to every shard
 * @param subscribers subscriptions at once, 1..1024
 * @param topics topic ids 0..topics-1, at most 2^20 and no fewer than shards
 * @param senders sender ids 0..senders-1, at most 2^20
 * @param permissionSets different sets of topics that senders may have, at most 4096
 * @param rules compiled rules that may exist at once, 2..255
 */
public record Limits(
        int shards, int publishers, int subscribers, int topics, int senders, int permissionSets, int rules) {
    /** One shard, 16 publishers, 16 subscribers, 64 Ki topics and senders. */
    public static final Limits DEFAULT = new Limits(1, 16, 16, 1 << 16, 1 << 16, 64, 4);

    /** Checks the ranges. */
    public Limits {
        check("publishers", publishers, 1, WakeFlags.MAX_LANES);
        check("subscribers", subscribers, 1, 1024);
        check("rules", rules, 2, 255);
        if (topics < shards) {
            throw new IllegalArgumentException("topics: " + topics + " are fewer than the " + shards
                    + " shards; a topic's shard is its id mod their number, so some would have none");
        }
        new GovernanceSizes(new ShardMap(shards, topics), senders, permissionSets);
    }

    /** The same with another number of shards. */
    public Limits withShards(int number) {
        return new Limits(number, publishers, subscribers, topics, senders, permissionSets, rules);
    }

    /** The same with room for other numbers of publishers and subscribers. */
    public Limits withClients(int publishing, int subscribing) {
        return new Limits(shards, publishing, subscribing, topics, senders, permissionSets, rules);
    }

    /** The same with room for other numbers of topics and senders. */
    public Limits withIds(int topicIds, int senderIds) {
        return new Limits(shards, publishers, subscribers, topicIds, senderIds, permissionSets, rules);
    }

    GovernanceSizes governance() {
        return new GovernanceSizes(map(), senders, permissionSets);
    }

    ShardMap map() {
        return new ShardMap(shards, topics);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " is not in " + least + ".." + most);
        }
    }
}
