package io.atr.node.desk;

/**
 * A change of rules that somebody asks for.
 *
 * @param kind what it is: see the constants
 * @param name what findings call the text
 * @param text a rule file
 * @param baseVersion the version that must be in force, or {@link #ANY_BASE}
 * @param version the version it is to become, or {@link #NEXT}
 * @param who who asks
 * @param from where from
 * @param comment why, in the asker's words; may be empty
 */
public record Change(
        String kind,
        String name,
        String text,
        long baseVersion,
        long version,
        String who,
        String from,
        String comment) {
    /** Somebody sent a text. */
    public static final String APPLIED = "applied";

    /** The node's rules file was read again. */
    public static final String RELOADED = "reloaded";

    /** The node was started with a rules file. */
    public static final String STARTED = "started with";

    /** A client of the transport contract sent topics and quotas. */
    public static final String TRANSPORT = "updated by transport";

    /** In place of a base version: whatever is in force. */
    public static final long ANY_BASE = -1;

    /** In place of a version: the one after that in force. */
    public static final long NEXT = 0;
}
