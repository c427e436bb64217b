package io.atr.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As whom a publication may speak: one sender, several, or (null) anybody; and whether its system packets pass. */
record ModelGrant(@Nullable Set<Integer> senders, boolean many, boolean bypass) {
    boolean covers(int sender) {
        return senders == null || senders.contains(sender);
    }

    /** The sender that is meant where none is named; -1 for a gateway. */
    int self() {
        return many || senders == null ? -1 : senders.iterator().next();
    }
}
