package io.atr.node.live;

import io.atr.node.cli.StopSignal;
import io.atr.node.reach.NodeChannel;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads what a node sends again and again. */
final class Messages {
    private Messages() {}

    /**
     * Hands on what comes, until the reader has enough, the node ends it or the user does.
     *
     * @param call begins the stream
     * @param goesOn told each message; answers whether it wants more
     * @throws io.atr.node.cli.CommandException when the node refuses, or goes away
     */
    static <T> void read(NodeChannel node, StopSignal stop, Supplier<Iterator<T>> call, Predicate<T> goesOn) {
        Context.CancellableContext context = Context.current().withCancellation();
        stop.whenRaised(() -> context.cancel(null));
        try {
            context.run(() -> {
                Iterator<T> messages = call.get();
                boolean more = true;
                while (more && !stop.isRaised() && messages.hasNext()) {
                    more = goesOn.test(messages.next());
                }
            });
        } catch (StatusRuntimeException e) {
            if (!stop.isRaised()) {
                throw node.failure(e);
            }
        } finally {
            context.cancel(null);
        }
    }
}
