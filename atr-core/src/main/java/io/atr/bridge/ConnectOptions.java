package io.atr.bridge;

import java.time.Duration;

/**
 * How a client comes to a node.
 *
 * @param token proves who the client is, where its user does not; may be empty
 * @param patience for one answer of the node
 * @param listener told when the connection is lost and found
 */
public record ConnectOptions(String token, Duration patience, ConnectionListener listener) {
    /** No token, 5 s, nobody to tell. */
    public static final ConnectOptions DEFAULT =
            new ConnectOptions("", Duration.ofSeconds(5), ConnectionListener.NOBODY);

    /** The same with a token. */
    public ConnectOptions with(String other) {
        return new ConnectOptions(other, patience, listener);
    }

    /** The same with somebody to tell. */
    public ConnectOptions with(ConnectionListener other) {
        return new ConnectOptions(token, patience, other);
    }

    /** The same with another patience. */
    public ConnectOptions with(Duration other) {
        return new ConnectOptions(token, other, listener);
    }
}
