package io.atr.bridge;

import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.memory.Cells;
import io.atr.memory.SharedMapping.Piece;
import io.atr.platform.Mappings;
import io.atr.platform.MemoryFile;
import io.atr.ring.LogReader;
import io.atr.ring.LogShape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription to the logs of another process, or to the ring that the node fills for it. */
final class ClientSubscription extends ClientHolding {
    private final SubscriptionOptions options;
    private final Consumer<ClientHolding> leave;
    private @Nullable Subscription subscription;

    ClientSubscription(SubscriptionOptions options, Consumer<ClientHolding> leave) {
        this.options = options;
        this.leave = leave;
    }

    @Override
    BridgeMessage wish() {
        return Wishes.message(options);
    }

    @Override
    boolean publishes() {
        return false;
    }

    Subscription subscription() {
        if (subscription == null) {
            throw new IllegalStateException("no logs were attached yet");
        }
        return subscription;
    }

    @Override
    void attach(BridgeMessage.Welcome node, Dialogue.Reply reply) throws IOException {
        try (Received files = new Received(reply)) {
            if (!(reply.message() instanceof BridgeMessage.Subscribed given)) {
                throw new IOException("the node answered a wish to subscribe with something else");
            }
            id(given.id());
            List<LogReader> readers = map(files, given, given.feed() ? 1 : node.shards());
            var attachment = new Subscription.Attachment(life(), readers, () -> leave.accept(this));
            if (subscription == null) {
                subscription = new Subscription(node.topics(), options, attachment);
            } else {
                subscription.renew(attachment);
            }
        }
    }

    private static List<LogReader> map(Received files, BridgeMessage.Subscribed given, int logs) throws IOException {
        LogShape shape = shape(given);
        long bytes = Mappings.required().wholePages(shape.bytes());
        List<MemorySegment> memory = new ArrayList<>();
        for (int i = 0; i < logs; i++) {
            memory.add(Received.map(Piece.all(files.next("log", bytes), false)));
        }
        MemoryFile file = files.next("cursors", Mappings.required().wholePages((long) logs * Cells.APART));
        MemorySegment cursors = Received.map(Piece.all(file, true));
        List<LogReader> readers = new ArrayList<>();
        for (int i = 0; i < logs; i++) {
            readers.add(new LogReader(memory.get(i), shape, given.place(), cursors, (long) i * Cells.APART));
        }
        return readers;
    }

    private static LogShape shape(BridgeMessage.Subscribed given) throws IOException {
        try {
            return new LogShape(given.subscribers(), given.slots());
        } catch (IllegalArgumentException wrong) {
            throw new IOException("the node announced a log that there cannot be: " + wrong.getMessage(), wrong);
        }
    }
}
