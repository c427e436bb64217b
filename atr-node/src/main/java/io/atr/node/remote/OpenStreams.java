package io.atr.node.remote;

import io.atr.node.gate.Gateway;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Streams of batches that are open, so that one that idles does not hold up a node that ends. Any thread. */
public final class OpenStreams {
    private final Map<BatchStream, Gateway> open = new ConcurrentHashMap<>();
    private volatile boolean ending;

    void add(BatchStream stream, Gateway gateway) {
        open.put(stream, gateway);
        if (ending) {
            gateway.run(stream::endWhenAnswered);
        }
    }

    void remove(BatchStream stream) {
        open.remove(stream);
    }

    /** Has every stream end as soon as all that it has taken is answered; also those that are opened later. */
    public void end() {
        ending = true;
        open.forEach((stream, gateway) -> gateway.run(stream::endWhenAnswered));
    }
}
