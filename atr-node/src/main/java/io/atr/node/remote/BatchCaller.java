package io.atr.node.remote;

import io.atr.node.access.Caller;
import io.atr.node.access.Transport;
import io.atr.node.desk.ActiveRules;
import io.atr.node.gate.AnswerEncoder;
import io.atr.node.gate.Batch;
import io.atr.node.gate.BatchSink;
import io.atr.node.gate.Gateway;
import io.atr.node.gate.Refusal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One caller's batches: as whom they may come, and what is counted of them. Only the call's event loop. */
final class BatchCaller {
    /** Of a call that the node failed at; what it was is for the node's operator. */
    static final Status FAILED =
            Status.INTERNAL.withDescription("the node failed at this call; packets may have been judged or not");

    private static final long NO_VERSION = -1;

    private final BatchDesk desk;
    private final Stay stay;
    private final Transport transport;
    private final @Nullable Connection connection;
    private final CallMemory memory;
    private BitSet senders = new BitSet();
    private long sendersOf = NO_VERSION;
    private boolean told;

    BatchCaller(BatchDesk desk, Stay stay, Transport transport, @Nullable Connection connection, CallMemory memory) {
        this.memory = memory;
        this.desk = desk;
        this.stay = stay;
        this.transport = transport;
        this.connection = connection;
    }

    /**
     * Looks again who the caller is, where that may have changed.
     *
     * @throws StatusRuntimeException when it may not publish any more
     */
    void renew() {
        if (stay.renew()) {
            sendersOf = NO_VERSION;
        }
    }

    void submit(Gateway gateway, Batch batch, BatchSink sink) {
        Caller caller = stay.caller();
        count(RemoteCounters.Count.BATCHES, 1);
        if (connection != null) {
            connection.session().batch();
        }
        if (batch.refusal() == null) {
            if (!batch.governed() && !caller.bypass()) {
                stay.denied("governance_required = false without the bypass");
                sink.refused(
                        batch,
                        new Refusal(
                                Refusal.Kind.NOT_PERMITTED,
                                "governance_required is false, but " + caller.name() + " was not granted the bypass:"
                                        + " set it to true, or ask the operator for the grant; nothing was judged"));
                return;
            }
            if (batch.hasSystemPackets() && !caller.bypass() && !told) {
                told = true;
                stay.denied("packets with the system flag without the bypass; they are judged like all others");
            }
            int foreign = batch.restrictTo(senders());
            if (foreign > 0) {
                count(RemoteCounters.Count.FOREIGN_SENDERS, foreign);
            }
        }
        gateway.submit(batch, caller.bypass(), sink);
    }

    /** Encodes the answer to a batch whose packets all have a verdict. */
    byte[] answer(Batch batch) {
        count(RemoteCounters.Count.PACKETS, batch.size());
        if (connection != null) {
            connection.session().packets(batch.size());
        }
        byte[] answer = AnswerEncoder.encode(batch, System.nanoTime() - batch.begunNanos());
        memory.answers(answer.length); // the batch had paid for it, and gives that back
        return answer;
    }

    /** What the call may hold. */
    CallMemory memory() {
        return memory;
    }

    void count(RemoteCounters.Count what, long number) {
        desk.counters().add(what, transport, number);
    }

    /** The status for a batch that was refused, which is counted. */
    Status refused(Refusal why) {
        desk.counters().refused(why.kind(), transport);
        Status status = switch (why.kind()) {
            case MALFORMED -> Status.INVALID_ARGUMENT;
            case OVERLOAD, MEMORY -> Status.RESOURCE_EXHAUSTED;
            case UNIMPLEMENTED -> Status.UNIMPLEMENTED;
            case NOT_PERMITTED -> Status.PERMISSION_DENIED;
            case FAILED -> Status.INTERNAL;
            case CLOSED -> Status.UNAVAILABLE;
        };
        return status.withDescription(why.text());
    }

    /** The caller's senders under the rules in force. */
    private BitSet senders() {
        ActiveRules active = desk.rules().get();
        if (active.version() != sendersOf) {
            senders = stay.caller().senders().under(active.book());
            sendersOf = active.version();
        }
        return senders;
    }
}
