package io.atr;

import io.atr.governance.Grant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * As whom a publication speaks, and what it wants to know.
 *
 * @param sender its one sender, or {@link Grant#MANY}
 * @param senders with many: the senders it may name; null for all of them
 * @param bypass whether its system packets pass without governance
 * @param tracked whether it reads a verdict for every packet; a slot is free again only when it has
 */
public record PublicationOptions(int sender, @Nullable BitSet senders, boolean bypass, boolean tracked) {
    /** For one sender. */
    public static PublicationOptions sender(int id) {
        return new PublicationOptions(id, null, false, false);
    }

    /** For a gateway that may name every sender. */
    public static PublicationOptions gateway() {
        return new PublicationOptions(Grant.MANY, null, false, false);
    }

    /** For a gateway that may name some senders. */
    public static PublicationOptions gateway(BitSet senders) {
        return new PublicationOptions(Grant.MANY, (BitSet) senders.clone(), false, false);
    }

    /** The same, with a verdict for every packet. */
    public PublicationOptions withVerdicts() {
        return new PublicationOptions(sender, senders, bypass, true);
    }

    /** The same, with system packets that pass without governance. */
    public PublicationOptions withBypass() {
        return new PublicationOptions(sender, senders, true, tracked);
    }
}
