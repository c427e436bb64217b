package io.atr.node.remote;

import io.atr.control.v1.NodeStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells one caller the status again and again. A caller that is slow gets fewer of them, never a queue. Runs in a virtual
 * thread of its own.
 */
final class Watch implements Runnable {
    private final Stay stay;
    private final Supplier<NodeStatus> status;
    private final long periodNanos;
    private final ServerCallStreamObserver<NodeStatus> caller;
    private final Runnable atEnd;
    private volatile @Nullable Thread thread;
    private volatile boolean cancelled;
    private volatile boolean stopped;

    Watch(
            Stay stay,
            Supplier<NodeStatus> status,
            long periodNanos,
            ServerCallStreamObserver<NodeStatus> caller,
            Runnable atEnd) {
        this.stay = stay;
        this.status = status;
        this.periodNanos = periodNanos;
        this.caller = caller;
        this.atEnd = atEnd;
    }

    /** The caller is gone; any thread. */
    void cancel() {
        cancelled = true;
        LockSupport.unpark(thread);
    }

    /** The node stops; any thread. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            tell();
        } catch (StatusRuntimeException ended) {
            caller.onError(ended);
        } finally {
            atEnd.run();
        }
    }

    private void tell() {
        long due = System.nanoTime();
        while (!cancelled && !stopped) {
            long left = due - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
                continue;
            }
            stay.renew();
            if (caller.isReady()) {
                caller.onNext(status.get());
            }
            due = Math.max(due + periodNanos, System.nanoTime());
        }
        if (!cancelled) {
            caller.onError(Status.UNAVAILABLE.withDescription("the node stops").asRuntimeException());
        }
    }
}
