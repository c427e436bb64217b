package io.atr.bridge;

import io.atr.platform.EventFd;
import io.atr.platform.Poller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Has a client's connection to itself: asks on behalf of other threads, watches that the node is there, looks for it. */
final class ConnectionThread {
    private final Path path;
    private final ConnectOptions options;
    private final EventFd wake;
    private final Thread thread;
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final List<ClientHolding> holdings = new ArrayList<>();
    private final Poller poller = new Poller();
    private @Nullable Dialogue dialogue;
    private BridgeMessage.@Nullable Welcome node;
    private BridgeMessage.@Nullable Welcome first;
    private boolean refused;
    private boolean ending;
    private volatile boolean running = true;
    private volatile boolean connected;
    private volatile long epoch;

    ConnectionThread(Path path, ConnectOptions options) throws IOException {
        this.path = path;
        this.options = options;
        this.wake = new EventFd();
        this.thread = Thread.ofPlatform().daemon().name("atr-connection").unstarted(this::run);
    }

    /** Connects for the first time, on the caller's thread. */
    void begin() throws IOException {
        try {
            connect();
        } catch (IOException | RuntimeException failed) {
            wake.close();
            throw failed;
        }
        thread.start();
    }

    boolean isConnected() {
        return connected;
    }

    long epoch() {
        return epoch;
    }

    /** Asks the node for something. */
    CompletableFuture<ClientHolding> open(ClientHolding holding) {
        CompletableFuture<ClientHolding> opened = new CompletableFuture<>();
        errand(() -> open(holding, opened));
        if (!running) {
            opened.completeExceptionally(new IOException("the connection was closed"));
        }
        return opened;
    }

    /** Gives something back, some time soon. */
    void leave(ClientHolding holding) {
        errand(() -> {
            Dialogue talk = dialogue;
            if (holdings.remove(holding) && talk != null) {
                try {
                    talk.ask(new BridgeMessage.Leave(holding.id())).close();
                } catch (IOException failed) {
                    // it is given back all the same: by the node, or with the connection
                }
            }
        });
    }

    void close() {
        running = false;
        wake.signal();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void errand(Runnable what) {
        errands.add(what);
        wake.signal();
    }

    private void run() {
        Pauses pauses = new Pauses();
        while (running) {
            if (dialogue != null) {
                watch();
                pauses.reset();
            } else if (!tryAgain()) {
                await(-1, pauses.after(refused));
            }
            if (ending) {
                leavePublications();
            }
            runErrands();
        }
        hangUp();
        holdings.forEach(ClientHolding::end);
        runErrands();
        wake.close();
    }

    private void watch() {
        Dialogue talk = dialogue;
        if (talk == null || !await(talk.fd(), -1)) {
            return;
        }
        try {
            talk.listen();
        } catch (IOException gone) {
            lose(gone);
        }
    }

    /** Waits for the node or an errand; answers whether the node has something to say. */
    private boolean await(int fd, int millis) {
        poller.clear();
        int woken = poller.add(wake.fd());
        int spoken = fd < 0 ? -1 : poller.add(fd);
        if (poller.await(millis) == 0) {
            return false;
        }
        if (poller.isReady(woken)) {
            wake.clear();
        }
        return spoken >= 0 && poller.isReady(spoken);
    }

    private boolean tryAgain() {
        try {
            connect();
            reopen();
            options.listener().connected(epoch);
            return true;
        } catch (IOException notYet) {
            refused = notYet instanceof RefusedException no && !isPassing(no.refusal());
            hangUp();
            return false;
        }
    }

    private void connect() throws IOException {
        Dialogue fresh = Dialogue.open(path, options.patience(), this::hear);
        try {
            Dialogue.Reply reply = fresh.ask(new BridgeMessage.Hello(options.token()));
            reply.close();
            if (!(reply.message() instanceof BridgeMessage.Welcome welcome)) {
                throw new IOException(path + ": whoever listens there is no node of this version");
            }
            node = welcome;
            if (first == null || holdings.isEmpty()) {
                first = welcome;
            }
            epoch = welcome.epoch();
        } catch (IOException | RuntimeException failed) {
            fresh.close();
            throw failed;
        }
        dialogue = fresh;
        ending = false;
        connected = true;
    }

    /**
     * What the node does not want to give again is over; where it has no room, or the connection fails, there will be
     * another try.
     */
    private void reopen() throws IOException {
        for (ClientHolding holding : List.copyOf(holdings)) {
            try {
                mustFit();
                ask(holding);
            } catch (RefusedException no) {
                if (isPassing(no.refusal())) {
                    throw no;
                }
                end(holding, String.valueOf(no.getMessage()));
            }
        }
    }

    /** Whether the node may say something else a little later. */
    private static boolean isPassing(Refusal refusal) {
        return refusal == Refusal.UNAVAILABLE || refusal == Refusal.EXHAUSTED;
    }

    private void mustFit() throws RefusedException {
        BridgeMessage.Welcome now = node;
        if (now == null || first == null || now.shards() != first.shards() || now.topics() != first.topics()) {
            throw new RefusedException(
                    Refusal.BAD_REQUEST,
                    "the node came back with other shards or topics: publish and subscribe once more");
        }
    }

    private void open(ClientHolding holding, CompletableFuture<ClientHolding> opened) {
        if (opened.isDone()) {
            return;
        }
        try {
            ask(holding);
            holdings.add(holding);
            if (!opened.complete(holding)) {
                leave(holding);
            }
        } catch (RefusedException | RuntimeException no) {
            opened.completeExceptionally(no);
        } catch (IOException failed) {
            opened.completeExceptionally(failed);
            lose(failed);
        }
    }

    private void ask(ClientHolding holding) throws IOException {
        Dialogue talk = dialogue;
        BridgeMessage.Welcome welcome = node;
        if (talk == null || welcome == null) {
            throw new IOException(path + ": the node is away; the connection looks for it. Try again later");
        }
        holding.open(talk, welcome);
    }

    private void lose(IOException why) {
        if (dialogue != null) {
            hangUp();
            options.listener().disconnected(String.valueOf(why.getMessage()));
        }
    }

    private void hangUp() {
        Dialogue talk = dialogue;
        dialogue = null;
        connected = false;
        if (talk != null) {
            talk.close();
        }
        holdings.forEach(ClientHolding::interrupt);
    }

    /** What the node said unasked. */
    private void hear(BridgeMessage said) {
        if (said instanceof BridgeMessage.Gone gone) {
            lost(gone);
        } else if (said instanceof BridgeMessage.Ending) {
            ending = true;
            publications().forEach(ClientHolding::interrupt);
        }
    }

    private List<ClientHolding> publications() {
        return holdings.stream().filter(ClientHolding::publishes).toList();
    }

    /** Lets an ending node know that no packet of ours comes any more: it judges those that are there. */
    private void leavePublications() {
        Dialogue talk = dialogue;
        ending = false;
        try {
            for (ClientHolding holding : publications()) {
                if (talk != null) {
                    talk.ask(new BridgeMessage.Leave(holding.id())).close();
                }
            }
        } catch (IOException failed) {
            lose(failed);
        }
    }

    private void lost(BridgeMessage.Gone gone) {
        holdings.stream()
                .filter(holding -> holding.id() == gone.id())
                .toList()
                .forEach(holding -> end(holding, gone.why()));
    }

    private void end(ClientHolding holding, String why) {
        holdings.remove(holding);
        holding.end();
        options.listener().lost(why);
    }

    private void runErrands() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
    }
}
