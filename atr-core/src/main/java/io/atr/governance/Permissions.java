package io.atr.governance;

/**
 * What a set of topics becomes when it is compiled.
 *
 * @param bitmap the number of its bitmap, the same in every shard
 * @param shards in how many shards its topics lie
 */
record Permissions(int bitmap, int shards) {
    /** The bitmap without a bit. */
    static final Permissions NONE = new Permissions(0, 0);
}
