package io.atr.node.access;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import java.util.BitSet;

/** The senders as which a loopback caller without credentials may publish: those that may come from this machine. */
final class LoopbackSenders implements SenderScope {
    @Override
    public BitSet under(RuleBook rules) {
        BitSet ids = new BitSet();
        for (SenderEntry sender : rules.senders()) {
            String address = sender.address();
            if (address != null && isLocal(address)) {
                ids.set(sender.id());
            }
        }
        return ids;
    }

    /** Addresses of rules have one spelling each. */
    private static boolean isLocal(String address) {
        return address.equals(SenderEntry.ANY_ADDRESS)
                || address.equals("::1")
                || address.startsWith("127.")
                || address.startsWith("::ffff:127.");
    }
}
