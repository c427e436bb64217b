package io.atr.node.remote;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Has calls that carry batches run on event loops and all others by an executor. */
final class BatchesOnLoops implements ServerCallExecutorSupplier {
    private final @Nullable EventLoopGroup carriers;
    private final Executor others;

    /** @param carriers null where the server's own executor is the connection's event loop already */
    BatchesOnLoops(@Nullable EventLoopGroup carriers, Executor others) {
        this.carriers = carriers;
        this.others = others;
    }

    @Override
    public <Q, R> @Nullable Executor getExecutor(ServerCall<Q, R> call, Metadata headers) {
        if (!BatchCalls.ON_EVENT_LOOP.contains(call.getMethodDescriptor().getFullMethodName())) {
            return others;
        }
        return carriers == null ? null : carriers.next();
    }
}
