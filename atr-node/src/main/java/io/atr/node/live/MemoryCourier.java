package io.atr.node.live;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.governance.Reason;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Over shared memory: a packet is with the shard as soon as it is sent. */
final class MemoryCourier implements Courier {
    private static final long NAP_NANOS = 50_000;

    private final Memory node;
    private final Publication publication;
    private long sent;

    /** Owns both, and closes them. */
    MemoryCourier(Memory node, Publication publication) {
        this.node = node;
        this.publication = publication;
    }

    @Override
    public boolean send(MemorySegment packet, BooleanSupplier stop) {
        int topic = Packet.topic(packet, 0);
        long answer = publication.tryClaim(topic, 1);
        while (answer == Answer.BACK_PRESSURED) {
            if (stop.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(NAP_NANOS);
            answer = publication.tryClaim(topic, 1);
        }
        if (answer >= 0) {
            MemorySegment.copy(packet, 0, publication.claimedMemory(), publication.claimedAt(0), Packet.SIZE);
            answer = publication.commit();
        }
        if (answer < 0) {
            throw failure(answer, topic);
        }
        sent++;
        return true;
    }

    @Override
    public void flush(BooleanSupplier stop) {
        // nothing ever waits here
    }

    @Override
    public Map<String, Long> finish(BooleanSupplier stop) {
        Map<String, Long> counts = counts();
        while (total(counts) < sent && !stop.getAsBoolean()) {
            if (publication.isClosed() || publication.tryClaim(0, 1) == Answer.NOT_CONNECTED) {
                throw failure(Answer.NOT_CONNECTED, 0);
            }
            publication.abort();
            LockSupport.parkNanos(NAP_NANOS);
            counts = counts();
        }
        return counts;
    }

    @Override
    public void close() {
        publication.close();
        node.close();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            counts.put(reason.name(), publication.count(reason));
        }
        return counts;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private CommandException failure(long answer, int topic) {
        String before = "packet " + (sent + 1) + ": ";
        if (answer == Answer.UNKNOWN_TOPIC) {
            return new CommandException(
                    ExitCode.FINDINGS,
                    before + "topic " + Integer.toUnsignedString(topic) + " is beyond the topics of this node");
        }
        return new CommandException(
                ExitCode.UNAVAILABLE,
                "after " + sent + " packets the node went away (" + Answer.name(answer)
                        + "); the last of them may be lost");
    }
}
