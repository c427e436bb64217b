package io.atr.node.remote;

import io.atr.node.gate.Batch;
import io.atr.node.gate.Gateways;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Takes batches from the wire, on the event loop that read them: one copy, then packets. */
final class BatchMarshaller implements MethodDescriptor.Marshaller<Batch> {
    private final Gateways gateways;

    BatchMarshaller(Gateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public InputStream stream(Batch batch) {
        throw new UnsupportedOperationException("a node does not send batches");
    }

    @Override
    public Batch parse(InputStream stream) {
        CallMemory memory = CallMemory.current();
        try (stream) {
            int length = stream instanceof KnownLength ? stream.available() : 0;
            return gateways.current().decode(stream, length, memory.purse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            memory.decoded();
        }
    }
}
