package io.atr.node.remote;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends answers that are encoded already. */
final class AnswerMarshaller implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] encoded) {
        return new Encoded(encoded);
    }

    @Override
    public byte[] parse(InputStream stream) {
        throw new UnsupportedOperationException("a node does not receive answers");
    }

    /** Says its length and writes itself in one piece, so that nothing is copied twice. */
    private static final class Encoded extends ByteArrayInputStream implements KnownLength, Drainable {
        Encoded(byte[] encoded) {
            super(encoded);
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
