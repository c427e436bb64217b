package io.atr.node.view;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which packets somebody wants to see, and may. Immutable. */
final class TapFilter {
    private final int[] topics;
    private final int[] senders;
    private final @Nullable BitSet readable;

    private TapFilter(int[] topics, int[] senders, @Nullable BitSet readable) {
        this.topics = topics;
        this.senders = senders;
        this.readable = readable;
    }

    /**
     * What somebody wants who may see everything.
     *
     * @param topics ids; none for all
     * @param senders ids; none for all
     */
    static TapFilter of(List<Integer> topics, List<Integer> senders) {
        return new TapFilter(sorted(topics), sorted(senders), null);
    }

    /** The same for somebody who may see these topics only; null for one who may see them all. */
    TapFilter readable(@Nullable BitSet some) {
        return new TapFilter(topics, senders, some);
    }

    /** A topic, unsigned, that is wanted by its id and may not be seen; -1 where there is none. */
    long forbidden() {
        return Arrays.stream(topics)
                .filter(topic -> !maySee(topic))
                .mapToLong(Integer::toUnsignedLong)
                .findFirst()
                .orElse(-1);
    }

    /** Whether a packet is wanted, and may be seen. */
    boolean wants(int topic, int sender) {
        return maySee(topic) && isOneOf(topics, topic) && isOneOf(senders, sender);
    }

    private boolean maySee(int topic) {
        return readable == null || (topic >= 0 && readable.get(topic));
    }

    private static boolean isOneOf(int[] wanted, int id) {
        return wanted.length == 0 || Arrays.binarySearch(wanted, id) >= 0;
    }

    private static int[] sorted(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
