package io.atr.node.replay;

import io.atr.node.capture.Datagram;
import io.atr.node.capture.EndpointExtractor;
import io.atr.node.capture.EndpointKey;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.capture.NumberExtractor;
import io.atr.node.rules.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the topics, or the senders, of datagrams, and keeps their tallies. One thread. Its memory is bounded, whatever
 * is in a capture: ids have 65,536 places, and of other numbers and names only the first are told apart.
 */
final class KeyTable {
    /** Names without an id, and numbers that are no id, which have a tally of their own. */
    static final int MOST_STRANGERS = 10_000;

    private static final int IDS = 1 << 16;
    private static final int MOST_CACHED = 1 << 16;

    private final KeyExtractor extractor;
    private final Directory directory;
    private final @Nullable Key[] byId = new Key[IDS];
    private final Map<String, Key> strangers = new HashMap<>();
    private final Map<EndpointKey, Key> byEndpoint = new HashMap<>();
    private final EndpointKey endpoint = new EndpointKey();
    private final Tally others = Tally.of("(others)");
    private final Tally none = Tally.of("(none)");
    private final Key tooShort = Key.missing(Reasons.TOO_SHORT, none);
    private final Key noKey = Key.missing(Reasons.NO_KEY, none);

    KeyTable(KeyExtractor extractor, Directory directory) {
        this.extractor = extractor;
        this.directory = directory;
    }

    /** The datagram's key; one with a refusal where it has none. */
    Key find(Datagram datagram) {
        return switch (extractor) {
            case NumberExtractor number -> {
                long value = number.extract(datagram);
                yield value == NumberExtractor.ABSENT ? tooShort : ofNumber(value);
            }
            case EndpointExtractor side -> side.extract(datagram, endpoint) ? ofEndpoint() : noKey;
        };
    }

    /** Every tally that is not empty, the busiest first. */
    List<Tally> tallies() {
        List<Tally> all = new ArrayList<>(List.of(others, none));
        Arrays.stream(byId).filter(Objects::nonNull).map(Key::tally).forEach(all::add);
        strangers.values().stream().map(Key::tally).forEach(all::add);
        all.removeIf(tally -> tally.total() == 0);
        all.sort(Tally.BUSIEST);
        return all;
    }

    private Key ofNumber(long number) {
        return number < IDS ? ofId((int) number) : stranger(Long.toString(number), number);
    }

    private Key ofId(int id) {
        Key key = byId[id];
        if (key == null) {
            key = Key.of(id, Integer.toString(id), Tally.of(id));
            byId[id] = key;
        }
        return key;
    }

    private Key ofEndpoint() {
        Key key = byEndpoint.get(endpoint);
        if (key == null) {
            String name = endpoint.name();
            int id = directory.idOf().applyAsInt(name);
            key = id == RuleBook.NONE ? stranger(name, Tally.NO_ID) : ofId(id);
            if (byEndpoint.size() == MOST_CACHED) {
                byEndpoint.clear(); // a capture with more endpoints than that: whoever still talks comes back
            }
            byEndpoint.put(endpoint.copy(), key);
        }
        return key;
    }

    /** @param number the number, or {@link Tally#NO_ID} where the text is a name */
    private Key stranger(String text, long number) {
        Key key = strangers.get(text);
        if (key != null) {
            return key;
        }
        boolean named = number == Tally.NO_ID;
        int carried = named ? directory.nobody() : directory.carried(number);
        if (strangers.size() == MOST_STRANGERS) {
            return Key.of(carried, text, others);
        }
        key = Key.of(carried, text, named ? Tally.of(text) : Tally.of(number));
        strangers.put(text, key);
        return key;
    }
}
