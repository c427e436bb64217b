package io.atr.node.access;

import java.util.Set;

/**
 * Somebody who asks something of the node, after it is known who it is. Immutable; any thread.
 *
 * @param name who, for people: a credential's name, a user's name, or anonymous
 * @param from where from, for people: an address, or pid and uid
 * @param roles what kinds of things it may do
 * @param senders as whom it may publish, with {@link Role#PUBLISHER}
 * @param topics what it may read, with {@link Role#SUBSCRIBER}
 * @param bypass whether its packets may pass ungoverned: governance_required = false, and the system flag
 * @param gating whether the logs may wait for it, over shared memory
 */
public record Caller(
        String name,
        String from,
        Set<Role> roles,
        SenderScope senders,
        TopicScope topics,
        boolean bypass,
        boolean gating) {
    /** The name of callers without credentials; no grant can have it. */
    public static final String ANONYMOUS = "anonymous";

    /** Whether it has a role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether it showed no credentials. */
    public boolean isAnonymous() {
        return name.equals(ANONYMOUS);
    }
}
