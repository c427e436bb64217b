package io.atr.bench.peers;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bridge.ConnectOptions;
import io.atr.bridge.NodeConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A shard behind a bridge. */
final class AtrConnected implements AtrSide {
    private final NodeConnection connection;

    AtrConnected(Path socket) throws IOException {
        this.connection = NodeConnection.connect(socket, ConnectOptions.DEFAULT);
    }

    @Override
    public Publication publish(PublicationOptions options) {
        try {
            return connection.publish(options);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Subscription subscribe(SubscriptionOptions options) {
        try {
            return connection.subscribe(options);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
