package io.atr.node.remote;

import io.atr.node.gate.BudgetSizes;
import io.atr.node.gate.Purse;
import io.atr.node.gate.Refusal;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/**
 * What one call makes the node hold: messages while they arrive, and answers that its client has not taken. It is gRPC's tracer of
 * the call, so it hears of each piece as it comes, and ends a call whose share is used up as gRPC ends one whose message is too
 * long. Any thread.
 */
final class CallMemory extends ServerStreamTracer {
    /** Bytes of a connection that Netty reads before any call has asked for them. */
    static final int WINDOW = 256 << 10;

    /** Bytes that a connection may hold outside of its budget: that window, and what is always granted. */
    static final long SET_ASIDE = WINDOW + BudgetSizes.SMALL;

    /** A piece of a message keeps the whole buffer alive that it was read into. */
    private static final long LEAST_PIECE = 16 << 10;

    private static final int LONGEST_READ = 32 << 10;
    private static final int USUAL_READ = 2 << 10;
    private static final Purse UNPAID = Purse.unlimited(); // nothing arrives before somebody pays
    private static final Context.Key<CallMemory> KEY = Context.key("atr-call-memory");

    private Purse purse = UNPAID;
    private long arriving;
    private long arrived;
    private long answers;
    private boolean closed;

    private CallMemory() {}

    /** The memory of the call that the current thread works for. */
    static CallMemory current() {
        CallMemory memory = KEY.get();
        return memory == null ? new CallMemory() : memory;
    }

    /** Has each call's memory counted. */
    static ServerStreamTracer.Factory tracers() {
        return new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new CallMemory();
            }
        };
    }

    /** Reads so short that pieces of messages keep little else alive. */
    static RecvByteBufAllocator reads() {
        return new AdaptiveRecvByteBufAllocator(64, USUAL_READ, LONGEST_READ);
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    /** Says who pays, before the first message is asked for. */
    synchronized void paidBy(Purse means) {
        purse = means;
        if (closed) {
            means.close();
        }
    }

    synchronized Purse purse() {
        return purse;
    }

    synchronized boolean isRoomy() {
        return purse.isRoomy();
    }

    @Override
    public synchronized void inboundWireSize(long bytes) {
        if (bytes <= 0 || closed) {
            return;
        }
        long cost = Math.max(bytes, LEAST_PIECE);
        if (!purse.take(cost)) {
            throw Status.RESOURCE_EXHAUSTED.withDescription(Refusal.NO_MEMORY).asRuntimeException();
        }
        arriving += cost;
    }

    @Override
    public synchronized void inboundMessageRead(int number, long wireBytes, long bytes) {
        arrived += arriving;
        arriving = 0;
    }

    /** Messages that had arrived whole were decoded, and their buffers are free. */
    synchronized void decoded() {
        purse.giveBack(arrived);
        arrived = 0;
    }

    /** An answer waits for its client; a batch that is about to be given back has paid for it. */
    synchronized void answers(long bytes) {
        if (!closed) {
            purse.force(bytes);
            answers += bytes;
        }
    }

    /** The client has taken the answers. */
    synchronized void answersTaken() {
        purse.giveBack(answers);
        answers = 0;
    }

    @Override
    public synchronized void streamClosed(Status status) {
        closed = true;
        purse.giveBack(arriving + arrived + answers);
        arriving = 0;
        arrived = 0;
        answers = 0;
        purse.close();
    }
}
