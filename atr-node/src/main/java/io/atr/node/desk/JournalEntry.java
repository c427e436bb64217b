package io.atr.node.desk;

import io.atr.node.chain.Chain;
import java.util.List;

/**
 * One change in the journal. Immutable.
 *
 * @param version what the rules are called since
 * @param epochMillis when
 * @param who asked for it
 * @param from where from
 * @param what kind of change it was, as {@link Change#kind}
 * @param comment why; may be empty
 * @param name where the rules came from, such as a file's path
 * @param summary what differs from the rules before
 * @param text SHA-256 of the rule file, in hex
 * @param previous {@link #hash} of the entry before; 64 zeros in the first
 * @param hash SHA-256 over all the others, in hex
 */
public record JournalEntry(
        long version,
        long epochMillis,
        String who,
        String from,
        String what,
        String comment,
        String name,
        String summary,
        String text,
        String previous,
        String hash) {
    /** What the first entry has for {@link #previous}. */
    static final String NO_HASH = "0".repeat(64);

    /** The same with the hash that belongs to it. */
    JournalEntry sealed() {
        return new JournalEntry(
                version, epochMillis, who, from, what, comment, name, summary, text, previous, rightHash());
    }

    /** Whether its hash is the one that belongs to it. */
    boolean isSound() {
        return hash.equals(rightHash());
    }

    private String rightHash() {
        return Chain.hash(version, epochMillis, List.of(who, from, what, comment, name, summary, text, previous));
    }
}
