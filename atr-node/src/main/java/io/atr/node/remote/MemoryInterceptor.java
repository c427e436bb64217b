package io.atr.node.remote;

import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.gate.ByteBudget;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Says for each call whose share of the budget it uses; behind whoever finds out who calls. Any thread. */
final class MemoryInterceptor implements ServerInterceptor {
    private final ByteBudget budget;

    MemoryInterceptor(ByteBudget budget) {
        this.budget = budget;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Caller caller = Callers.current();
        Connection connection = call.getAttributes().get(Connection.KEY);
        ByteBudget.Account account = connection == null ? new ByteBudget.Account() : connection.memory();
        CallMemory.current().paidBy(budget.purse(account, caller.name(), caller.is(Role.OPERATOR)));
        return next.startCall(call, headers);
    }
}
