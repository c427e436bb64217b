package io.atr.node.remote;

import io.atr.node.access.Transport;
import io.atr.node.gate.Refusal;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** What remote calls have done since the start, by transport. Any thread; nothing of it is a shard's. */
public final class RemoteCounters {
    /** What is counted of batches. */
    public enum Count {
        /** Unary calls that carried a batch. */
        UNARY_CALLS,
        /** Streams that were opened for batches. */
        STREAMS,
        /** Batches, empty and refused ones included. */
        BATCHES,
        /** Packets of batches that were judged. */
        PACKETS,
        /** Unary batches below the recommended size. */
        SMALL_BATCHES,
        /** Packets as a sender that the caller may not be. */
        FOREIGN_SENDERS,
        /** Calls refused since too many were in flight. */
        CALLS_REFUSED,
        /** Calls refused since their connection found no place. */
        CONNECTIONS_REFUSED,
        /** Connections that were accepted, whoever they are. */
        CONNECTIONS_ACCEPTED,
        /** Connections closed for newer ones, since too many waited for their first call. */
        CONNECTIONS_PUSHED_OUT,
        /** Connections closed since no caller was known in time. */
        CONNECTIONS_LATE,
        /** Connections that were opened. */
        CONNECTIONS_OPENED,
        /** Opened connections that are gone. */
        CONNECTIONS_CLOSED
    }

    private final LongAdder[][] counts = adders(Count.values().length);
    private final LongAdder[][] refusals = adders(Refusal.Kind.values().length);

    private static LongAdder[][] adders(int rows) {
        LongAdder[][] adders = new LongAdder[rows][Transport.values().length];
        for (LongAdder[] row : adders) {
            Arrays.setAll(row, i -> new LongAdder());
        }
        return adders;
    }

    void add(Count what, Transport transport, long number) {
        counts[what.ordinal()][transport.ordinal()].add(number);
    }

    void refused(Refusal.Kind why, Transport transport) {
        refusals[why.ordinal()][transport.ordinal()].increment();
    }

    /** How often something happened. */
    public long count(Count what, Transport transport) {
        return counts[what.ordinal()][transport.ordinal()].sum();
    }

    /** Batches that were refused whole. */
    public long refusals(Refusal.Kind why, Transport transport) {
        return refusals[why.ordinal()][transport.ordinal()].sum();
    }
}
