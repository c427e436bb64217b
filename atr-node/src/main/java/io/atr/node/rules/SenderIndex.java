package io.atr.node.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds senders by names and addresses. Immutable; any thread. */
final class SenderIndex {
    private final Map<String, SenderEntry> byName = new HashMap<>();
    private final WildNames<SenderEntry> wild;
    private final Map<String, SenderEntry> byAddress = new HashMap<>();

    SenderIndex(List<SenderEntry> senders) {
        wild = new WildNames<>(senders, SenderEntry::name);
        for (SenderEntry sender : senders) {
            byName.put(sender.name(), sender);
            if (sender.address() != null) {
                byAddress.putIfAbsent(sender.address(), sender);
            }
        }
    }

    /** See {@link RuleBook#sender(String)} for the order. */
    @Nullable
    SenderMatch find(String key) {
        SenderEntry exact = byName.get(key);
        if (exact != null) {
            return new SenderMatch(exact, SenderMatch.By.NAME);
        }
        Endpoint endpoint = Endpoint.parse(key);
        SenderEntry there =
                endpoint == null ? null : byAddress.get(endpoint.address().toString());
        if (there != null) {
            return new SenderMatch(there, SenderMatch.By.ADDRESS);
        }
        SenderEntry wide = wild.find(key);
        if (wide != null) {
            return new SenderMatch(wide, SenderMatch.By.WILD_NAME);
        }
        SenderEntry anyone = endpoint == null ? null : byAddress.get(SenderEntry.ANY_ADDRESS);
        return anyone == null ? null : new SenderMatch(anyone, SenderMatch.By.ANY_ADDRESS);
    }
}
