package io.atr.node.remote;

import io.atr.control.v1.BatchesGrpc;
import io.atr.node.access.Role;
import io.atr.node.access.Transport;
import io.atr.node.gate.Batch;
import io.atr.transport.v1.ATRTransportGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import java.util.Set;

/** The two methods that carry batches, on event loops from the wire to the wire. */
final class BatchCalls {
    /** Full names of methods that belong on the event loop; all others may take their time and belong elsewhere. */
    static final Set<String> ON_EVENT_LOOP = Set.of(
            ATRTransportGrpc.getSubmitBatchMethod().getFullMethodName(),
            BatchesGrpc.getStreamBatchesMethod().getFullMethodName());

    private final BatchDesk desk;
    private final MethodDescriptor.Marshaller<Batch> requests;
    private final MethodDescriptor.Marshaller<byte[]> answers = new AnswerMarshaller();

    BatchCalls(BatchDesk desk) {
        this.desk = desk;
        this.requests = new BatchMarshaller(desk.gateways());
    }

    ServerMethodDefinition<Batch, byte[]> submit() {
        return ServerMethodDefinition.create(
                ATRTransportGrpc.getSubmitBatchMethod().toBuilder(requests, answers)
                        .build(),
                guarded((call, caller) -> {
                    call.request(2);
                    return new UnaryBatch(call, desk.gateways().current(), caller);
                }));
    }

    ServerMethodDefinition<Batch, byte[]> stream() {
        return ServerMethodDefinition.create(
                BatchesGrpc.getStreamBatchesMethod().toBuilder(requests, answers)
                        .build(),
                guarded((call, caller) -> {
                    BatchStream stream = new BatchStream(call, desk.gateways().current(), caller, desk.streams());
                    stream.begin();
                    return stream;
                }));
    }

    private interface Start {
        ServerCall.Listener<Batch> start(ServerCall<Batch, byte[]> call, BatchCaller caller);
    }

    /** Lets publishers in, and answers anybody else with the reason. */
    private ServerCallHandler<Batch, byte[]> guarded(Start start) {
        return (call, headers) -> {
            Stay stay;
            try {
                stay = Callers.stay(Role.PUBLISHER);
            } catch (StatusRuntimeException e) {
                call.close(e.getStatus(), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            Transport transport = Carriers.of(call.getAttributes());
            Connection connection = call.getAttributes().get(Connection.KEY);
            return start.start(call, new BatchCaller(desk, stay, transport, connection, CallMemory.current()));
        };
    }
}
