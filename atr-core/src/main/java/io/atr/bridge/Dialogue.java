package io.atr.bridge;

import io.atr.platform.Descriptors;
import io.atr.platform.Errno;
import io.atr.platform.Poller;
import io.atr.platform.SocketMessage;
import io.atr.platform.UnixSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A client's side of one connection, from hello to its end: requests and their answers. One thread at a time. */
final class Dialogue implements AutoCloseable {
    private final UnixSocket socket;
    private final Letterbox letters;
    private final SocketMessage in = new SocketMessage();
    private final Poller poller = new Poller();
    private final Duration patience;
    private final Consumer<BridgeMessage> unasked;
    private int requests;

    private Dialogue(UnixSocket socket, Duration patience, Consumer<BridgeMessage> unasked) {
        this.socket = socket;
        this.letters = new Letterbox(socket);
        this.patience = patience;
        this.unasked = unasked;
    }

    /** A connection on which nothing was said yet. */
    static Dialogue open(Path path, Duration patience, Consumer<BridgeMessage> unasked) throws IOException {
        return new Dialogue(UnixSocket.connect(path), patience, unasked);
    }

    /** What a node answered, and the descriptors that came with it: whoever gets it closes them. */
    record Reply(BridgeMessage message, List<Integer> descriptors) {
        void close() {
            descriptors.forEach(fd -> Descriptors.required().close(fd));
        }
    }

    int fd() {
        return socket.fd();
    }

    /** Asks, and waits for the answer. */
    Reply ask(BridgeMessage question) throws IOException {
        int request = ++requests;
        tell(request, question);
        long deadline = System.nanoTime() + patience.toNanos();
        List<Integer> descriptors = new ArrayList<>();
        try {
            while (true) {
                BridgeCodec.Numbered heard = next(deadline, descriptors);
                if (isUnasked(heard.message())) {
                    unasked.accept(heard.message());
                } else if (heard.message() instanceof BridgeMessage.Refused no) {
                    throw new RefusedException(Refusal.of(no.code()), no.why());
                } else if (heard.request() == request && !(heard.message() instanceof BridgeMessage.Memory)) {
                    return new Reply(heard.message(), List.copyOf(descriptors));
                }
            }
        } catch (IOException | RuntimeException failed) {
            new Reply(question, descriptors).close();
            throw failed;
        }
    }

    /** Hears what the node says unasked; to be called when there is something to read. */
    void listen() throws IOException {
        List<Integer> none = new ArrayList<>();
        while (true) {
            int length = receive();
            in.closeDescriptors();
            if (length == -Errno.EAGAIN) {
                return;
            }
            BridgeMessage heard = decoded(length, none).message();
            if (isUnasked(heard)) {
                unasked.accept(heard);
            } else if (heard instanceof BridgeMessage.Refused no) {
                throw new RefusedException(Refusal.of(no.code()), no.why());
            }
        }
    }

    private static boolean isUnasked(BridgeMessage heard) {
        return heard instanceof BridgeMessage.Gone || heard instanceof BridgeMessage.Ending;
    }

    /** A node that hangs up says why before. */
    private void tell(int request, BridgeMessage question) throws IOException {
        try {
            letters.send(request, question);
        } catch (IOException failed) {
            listen();
            throw failed;
        }
    }

    /** Where the node hung up without having read everything, the error comes before what it said last. */
    private int receive() {
        int length = socket.receive(in, true);
        return length == -Errno.ECONNRESET ? socket.receive(in, true) : length;
    }

    @Override
    public void close() {
        socket.close();
    }

    private BridgeCodec.Numbered next(long deadline, List<Integer> descriptors) throws IOException {
        while (true) {
            int length = receive();
            if (length != -Errno.EAGAIN) {
                return decoded(length, descriptors);
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IOException("the node did not answer within " + patience.toMillis() + " ms");
            }
            poller.clear();
            poller.add(socket.fd());
            poller.await((int) Math.min(left / 1_000_000 + 1, 1000));
        }
    }

    private BridgeCodec.Numbered decoded(int length, List<Integer> descriptors) throws IOException {
        for (int fd : in.takeDescriptors()) {
            descriptors.add(fd);
        }
        if (length <= 0) {
            throw new IOException(length == 0 ? "the node has hung up" : "the node is gone: " + Errno.text(length));
        }
        return BridgeCodec.decode(in.data(), length);
    }
}
