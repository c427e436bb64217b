package io.atr.platform;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Sends single messages to a Unix socket that takes such ({@code SOCK_DGRAM}). No state; any thread; no call waits. */
public final class UnixDatagram {
    private static final int TYPE = 2 | 0x80000 | 0x800; // datagram, close on exec, non-blocking

    private UnixDatagram() {}

    /**
     * Sends one message.
     *
     * @param place a path; with {@code @} in front a name in the kernel's own space of names
     * @param text at most {@link SocketMessage#MAX_BYTES} as UTF-8, and not empty
     * @throws IOException when nobody receives there, or the receiver has no room now
     */
    public static void send(String place, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean isPath = !place.startsWith("@");
        SocketCalls calls = SocketCalls.required();
        int fd = calls.socket(UnixSocket.AF_UNIX, TYPE);
        if (fd < 0) {
            throw new IOException(place + ": no socket to be had: " + Errno.text(fd));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = UnixSocket.address(isPath ? place : place.substring(1), isPath, arena);
            long answer = calls.connect(fd, address, (int) address.byteSize());
            if (answer == 0) {
                SocketMessage message = new SocketMessage();
                MemorySegment.copy(bytes, 0, message.data(), ValueLayout.JAVA_BYTE, 0, bytes.length);
                answer = calls.send(fd, message.toSend(bytes.length), UnixSocket.SEND);
            }
            if (answer < 0) {
                throw new IOException(place + ": takes no message: " + Errno.text(answer));
            }
        } finally {
            Descriptors.required().close(fd);
        }
    }
}
