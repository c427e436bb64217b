package io.atr.bench.peers;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bench.across.OtherProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The shard in a process of its own, reached through shared memory. */
final class AtrAcross implements AtrSide {
    private final OtherProcess process;
    private final AtrConnected connection;

    AtrAcross(Setup setup, Shape shape) {
        this.process = new OtherProcess(
                setup.cpus(),
                List.of(
                        "node",
                        "--workload",
                        setup.workload().name(),
                        "--lane",
                        "" + shape.ring(),
                        "--log",
                        "" + shape.second(),
                        "--cpu",
                        "" + setup.cpus().stage(),
                        "--publishers",
                        "" + setup.publishers()));
        try {
            this.connection = new AtrConnected(process.socket());
        } catch (IOException failed) {
            process.close();
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Publication publish(PublicationOptions options) {
        return connection.publish(options);
    }

    @Override
    public Subscription subscribe(SubscriptionOptions options) {
        return connection.subscribe(options);
    }

    @Override
    public void close() {
        connection.close();
        process.close();
    }
}
