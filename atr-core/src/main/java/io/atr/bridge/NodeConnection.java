package io.atr.bridge;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to a node of this machine. Publications and subscriptions made here are those of the API in process:
 * offering and polling touch shared memory and nothing else.
 *
 * <p>When the node goes away, they answer NOT_CONNECTED; a daemon thread looks for it, every 50 ms at first and every 2 s
 * later (every minute, where the node is there and refuses this client), asks for everything again that was open, and the same objects go on. Packets that were not judged by then are
 * lost, and a subscription begins at the logs' new ends. The methods are for any thread.
 */
public final class NodeConnection implements AutoCloseable {
    private final ConnectOptions options;
    private final ConnectionThread thread;

    private NodeConnection(ConnectOptions options, ConnectionThread thread) {
        this.options = options;
        this.thread = thread;
    }

    /**
     * Connects to a node.
     *
     * @param socket the path at which it listens
     * @throws RefusedException when the node does not let this process in
     * @throws IOException when nobody listens there
     */
    public static NodeConnection connect(Path socket, ConnectOptions options) throws IOException {
        ConnectionThread thread = new ConnectionThread(socket, options);
        thread.begin();
        return new NodeConnection(options, thread);
    }

    /**
     * A publication.
     *
     * @throws RefusedException when the node says no, and why
     * @throws IOException when the node is away
     */
    public Publication publish(PublicationOptions wish) throws IOException {
        ClientPublication holding = new ClientPublication(wish, thread::leave);
        open(holding);
        return holding.publication();
    }

    /** A subscription; as {@link #publish}. */
    public Subscription subscribe(SubscriptionOptions wish) throws IOException {
        ClientSubscription holding = new ClientSubscription(wish, thread::leave);
        open(holding);
        return holding.subscription();
    }

    /** Whether the node is there. */
    public boolean isConnected() {
        return thread.isConnected();
    }

    /** Which run of the node it is, or was last; another number means that it was started anew. */
    public long epoch() {
        return thread.epoch();
    }

    /** Gives everything back; publications and subscriptions answer CLOSED. Closing twice is fine. */
    @Override
    public void close() {
        thread.close();
    }

    private void open(ClientHolding holding) throws IOException {
        CompletableFuture<ClientHolding> opened = thread.open(holding);
        try {
            opened.get(options.patience().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RefusedException refused) {
                throw new RefusedException(refused.refusal(), String.valueOf(refused.getMessage()));
            }
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException late) {
            opened.cancel(false);
            throw new IOException("the node did not answer in time", late);
        } catch (InterruptedException stopped) {
            opened.cancel(false);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the node was asked", stopped);
        }
    }
}
