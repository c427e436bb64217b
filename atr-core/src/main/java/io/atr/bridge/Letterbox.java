package io.atr.bridge;

import io.atr.platform.Errno;
import io.atr.platform.MemoryFile;
import io.atr.platform.SocketMessage;
import io.atr.platform.UnixSocket;
import java.io.IOException;
import java.util.List;

/** Sends messages of the protocol through one socket, whole or not at all. One thread. */
final class Letterbox {
    private final UnixSocket socket;
    private final SocketMessage out = new SocketMessage();

    Letterbox(UnixSocket socket) {
        this.socket = socket;
    }

    /** Sends a message; a side that does not read is not waited for, but given up. */
    void send(int request, BridgeMessage message) throws IOException {
        post(request, message);
    }

    /** Sends files, as many to a message as it carries. */
    void sendFiles(int request, List<MemoryFile> files) throws IOException {
        for (int at = 0; at < files.size(); at += SocketMessage.MAX_DESCRIPTORS) {
            int end = Math.min(files.size(), at + SocketMessage.MAX_DESCRIPTORS);
            int[] fds = files.subList(at, end).stream().mapToInt(MemoryFile::fd).toArray();
            post(request, new BridgeMessage.Memory(fds.length), fds);
        }
    }

    private void post(int request, BridgeMessage message, int... fds) throws IOException {
        int length = BridgeCodec.encode(request, message, out.data());
        int sent = socket.send(out, length, fds);
        if (sent != length) {
            throw new IOException("the other side takes no message: " + Errno.text(sent));
        }
    }
}
