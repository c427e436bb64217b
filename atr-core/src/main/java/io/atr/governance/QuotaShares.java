package io.atr.governance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One shard's share of quotas that are split among shards: written by the control thread, read by the shard. A word
 * holds the quota for which the share was reckoned (upper half) and the share (lower half), so that a share never
 * outlives a change of its quota.
 */
final class QuotaShares {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] words;

    QuotaShares(int senders) {
        words = new long[senders];
    }

    /** The share of a sender whose quota is {@code quota}; {@code otherwise} where none was reckoned for it. */
    int share(int sender, int quota, int otherwise) {
        long word = (long) WORDS.getOpaque(words, sender);
        return (int) (word >>> 32) == quota ? (int) word : otherwise;
    }

    /** Control thread: sets a share. */
    void set(int sender, int quota, int share) {
        WORDS.setOpaque(words, sender, (long) quota << 32 | share);
    }
}
