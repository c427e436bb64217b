package io.atr.bridge;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What client and node say to each other. Each message is one datagram of the socket:
 *
 * <pre>
 *   0  version  u16     2  kind  u16     4  request  u32     8  the fields, in the order of the record's
 * </pre>
 *
 * <p>A client numbers its requests; the answer carries the same number. What a node says unasked has number 0.
 */
sealed interface BridgeMessage {
    /** The version that this code speaks. */
    int VERSION = 1;

    /** Client: the first message; the token may be empty. */
    record Hello(String token) implements BridgeMessage {}

    /** Client: lanes for a sender, or for {@code senders} when it is {@link io.atr.governance.Grant#MANY}. */
    record Publish(int sender, @Nullable BitSet senders, boolean bypass, boolean tracked) implements BridgeMessage {}

    /** Client: packets of these topics; all when null. */
    record Subscribe(boolean gating, @Nullable BitSet topics) implements BridgeMessage {}

    /** Client: gives back what it got under a number. */
    record Leave(int id) implements BridgeMessage {}

    /** Node: come in. */
    record Welcome(long epoch, int shards, int topics, int senders) implements BridgeMessage {}

    /** Node: no. */
    record Refused(int code, String why) implements BridgeMessage {}

    /** Node: descriptors, {@code count} of them, that belong to the answer that follows. */
    record Memory(int count) implements BridgeMessage {}

    /**
     * Node: lanes. Two files: the shards' parts of all lanes, and the publisher's.
     *
     * @param slots of each lane
     */
    record Published(int id, int slots) implements BridgeMessage {}

    /**
     * Node: logs. A file for each, and one that holds the cursors.
     *
     * @param feed whether it is one ring that the node fills, instead of the shards' logs
     * @param place the subscriber's place in the logs
     * @param subscribers places in each log
     * @param slots of each log
     */
    record Subscribed(int id, boolean feed, int place, int subscribers, int slots) implements BridgeMessage {}

    /** Node: what the client got under a number is closed. */
    record Gone(int id, String why) implements BridgeMessage {}

    /** Node: it is ending. The client publishes nothing more and then leaves its publications; it may read on. */
    record Ending() implements BridgeMessage {}

    /** Node: what it was asked for is done. */
    record Done() implements BridgeMessage {}
}
