package io.atr.node.remote;

import io.atr.control.v1.BatchesGrpc;
import io.atr.transport.v1.ATRTransportGrpc;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.List;

/** The services that carry packets, with their own ways to read and write messages. */
public final class TransportServices {
    private TransportServices() {}

    /**
     * {@code atr.transport.v1.ATRTransport} and {@code atr.control.v1.Batches}.
     *
     * @param governance answers UpdateGovernance
     */
    public static List<ServerServiceDefinition> of(BatchDesk desk, BindableService governance) {
        BatchCalls calls = new BatchCalls(desk);
        ServerMethodDefinition<?, ?> update = governance
                .bindService()
                .getMethod(ATRTransportGrpc.getUpdateGovernanceMethod().getFullMethodName());
        return List.of(
                service(ATRTransportGrpc.getServiceDescriptor(), List.of(calls.submit(), update)),
                service(BatchesGrpc.getServiceDescriptor(), List.of(calls.stream())));
    }

    /** A service whose methods are these; what it says of itself is what was generated. */
    private static ServerServiceDefinition service(
            ServiceDescriptor generated, List<ServerMethodDefinition<?, ?>> methods) {
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(generated.getName()).setSchemaDescriptor(generated.getSchemaDescriptor());
        for (ServerMethodDefinition<?, ?> method : methods) {
            MethodDescriptor<?, ?> described = method.getMethodDescriptor();
            descriptor.addMethod(described);
        }
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(service::addMethod);
        return service.build();
    }
}
