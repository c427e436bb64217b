package io.atr.bench.grpc;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Messages as the bytes they are on the wire: a client with it neither encodes nor decodes. Any thread. */
final class RawBytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
        return new Whole(message);
    }

    /** The streams of this library have all of a message at hand: one copy, where readAllBytes makes two. */
    @Override
    public byte[] parse(InputStream stream) {
        try (stream) {
            byte[] message = new byte[stream.available()];
            int read = stream.readNBytes(message, 0, message.length);
            if (read < message.length || stream.read() >= 0) {
                throw new IOException("an answer of another length than was said");
            }
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Whole extends ByteArrayInputStream implements KnownLength, Drainable {
        Whole(byte[] message) {
            super(message);
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            int left = count - pos;
            target.write(buf, pos, left);
            pos = count;
            return left;
        }
    }
}
