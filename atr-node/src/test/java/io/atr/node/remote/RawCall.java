package io.atr.node.remote;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection with one call of SubmitBatch, frame by frame, as no gRPC library would make it. One thread. */
final class RawCall implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int FRAME = 16_384;
    private static final int USUAL_WINDOW = 65_535;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final DataInputStream in;
    private long connectionWindow = USUAL_WINDOW;
    private long streamWindow = USUAL_WINDOW;
    private long initial = USUAL_WINDOW;
    private boolean ended;

    RawCall(InetSocketAddress node) throws IOException {
        socket.connect(node);
        socket.setSoTimeout(30_000);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(SETTINGS, 0, 0, new byte[0], 0, 0);
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        literal(headers, ":method", "POST");
        literal(headers, ":scheme", "http");
        literal(headers, ":path", "/atr.transport.v1.ATRTransport/SubmitBatch");
        literal(headers, ":authority", "x");
        literal(headers, "content-type", "application/grpc");
        literal(headers, "te", "trailers");
        literal(headers, "who", "hostile");
        frame(HEADERS, 4, 1, headers.toByteArray(), 0, headers.size());
    }

    /** Announces a message and sends so much of it, as the windows allow; false when the node has ended the call. */
    boolean send(int announced, int sent) throws IOException {
        byte[] body = new byte[sent + 5];
        for (int i = 0; i < 4; i++) {
            body[1 + i] = (byte) (announced >>> 24 - 8 * i);
        }
        int at = 0;
        while (at < body.length && !ended) {
            int length = (int) Math.min(Math.min(FRAME, body.length - at), Math.min(connectionWindow, streamWindow));
            if (length > 0) {
                frame(DATA, 0, 1, body, at, length);
                at += length;
                connectionWindow -= length;
                streamWindow -= length;
            } else {
                hear();
            }
        }
        return !ended;
    }

    private void hear() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(length);
        if (type == SETTINGS && (flags & 1) == 0) {
            for (int i = 0; i + 6 <= length; i += 6) {
                if (payload[i] == 0 && payload[i + 1] == 4) {
                    streamWindow += number(payload, i + 2) - initial;
                    initial = number(payload, i + 2);
                }
            }
            frame(SETTINGS, 1, 0, new byte[0], 0, 0);
        } else if (type == WINDOW_UPDATE && stream == 0) {
            connectionWindow += number(payload, 0);
        } else if (type == WINDOW_UPDATE) {
            streamWindow += number(payload, 0);
        } else if (type == 7 || type == 3 || (type == HEADERS && (flags & 1) != 0)) {
            ended = true;
        }
    }

    private static long number(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    private static void literal(ByteArrayOutputStream headers, String name, String value) {
        headers.write(0);
        headers.write(name.length());
        headers.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        headers.write(value.length());
        headers.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private void frame(int type, int flags, int stream, byte[] bytes, int at, int length) throws IOException {
        byte[] frame = new byte[9 + length];
        frame[0] = (byte) (length >>> 16);
        frame[1] = (byte) (length >>> 8);
        frame[2] = (byte) length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        frame[8] = (byte) stream;
        System.arraycopy(bytes, at, frame, 9, length);
        out.write(frame);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
