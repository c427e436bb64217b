package io.atr.node.serve;

import com.google.protobuf.ByteString;
import io.atr.Answer;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bridge.ConnectOptions;
import io.atr.bridge.NodeConnection;
import io.atr.control.v1.BatchesGrpc;
import io.atr.governance.Reason;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.atr.transport.v1.Decision;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Load on a node, packet by packet: a publisher and two subscribers over shared memory, and a stream over gRPC. Each runs
 * until the node has told it that it is over. Packets carry their number; which topic a number has, {@link #topicOf} says.
 */
final class DrainTraffic implements AutoCloseable {
    static final int OVER_MEMORY = 1;
    static final int OVER_GRPC = 2;
    static final String RULES = """
            version: 1
            topics:
              - {name: orders, id: 1}
              - {name: trades, id: 2}
              - {name: secret, id: 3}
            senders:
              - {name: alpha, id: 1, address: "*", publish: [orders, trades]}
              - {name: beta, id: 2, address: "*", publish: [orders, trades]}
            """;

    private static final int WINDOW = 8;
    private static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** What the publisher over shared memory was told, and what its lanes have counted by now. */
    record Offered(BitSet accepted, int undecided, Publication publication) {
        long allowed() {
            return publication.count(Reason.ALLOWED);
        }

        long judged() {
            return allowed() + publication.count(Reason.E_GOV_DENYLISTED);
        }
    }

    private final NodeConnection connection;
    private final ManagedChannel channel;
    private final AtomicInteger seen = new AtomicInteger();
    final CompletableFuture<Offered> offered;
    final CompletableFuture<BitSet> answeredAllow;
    final CompletableFuture<BitSet[]> everything;
    final CompletableFuture<BitSet[]> ordersOnly;

    DrainTraffic(Path bridge, String grpc) throws IOException {
        connection = NodeConnection.connect(bridge, ConnectOptions.DEFAULT);
        channel = NettyChannelBuilder.forTarget(grpc).usePlaintext().build();
        Subscription all = connection.subscribe(SubscriptionOptions.gating());
        Subscription some = connection.subscribe(SubscriptionOptions.gating().topics(TopicSet.of(1)));
        Publication publication = connection.publish(PublicationOptions.sender(OVER_MEMORY));
        everything = onThread(() -> read(all));
        ordersOnly = onThread(() -> read(some));
        offered = onThread(() -> offer(publication));
        answeredAllow = onThread(this::stream);
    }

    static int topicOf(long number) {
        return 1 + (int) (Long.hashCode(number * 0x9E3779B97F4A7C15L) >>> 8) % 3;
    }

    /** Packets that the subscriber of everything has got so far. */
    int seen() {
        return seen.get();
    }

    private interface Task<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> onThread(Task<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(task.run());
            } catch (Throwable failed) {
                result.completeExceptionally(failed);
            }
        });
        return result;
    }

    private static Offered offer(Publication publication) {
        BitSet accepted = new BitSet();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(Long.BYTES);
            int number = 0;
            long answer = 0;
            while (answer >= 0 || answer == Answer.BACK_PRESSURED) {
                data.set(NUMBER, 0, number);
                answer = publication.offer(topicOf(number), data, 0, Long.BYTES);
                if (answer >= 0) {
                    accepted.set(number++);
                } else {
                    Thread.yield();
                }
            }
            if (answer != Answer.NOT_CONNECTED) {
                throw new AssertionError("offer answered " + answer);
            }
            return new Offered(accepted, number, publication);
        }
    }

    private BitSet[] read(Subscription subscription) {
        BitSet[] read = {new BitSet(), new BitSet(), new BitSet()};
        int answer = 0;
        while (answer >= 0) {
            answer = subscription.poll(
                    (memory, at) -> {
                        BitSet of = read[Packet.sender(memory, at)];
                        int number = (int) Packet.dataWord(memory, at, 0);
                        if (of.get(number) || Packet.topic(memory, at) != topicOf(number)) {
                            throw new AssertionError("packet " + number + " came twice, or is another");
                        }
                        of.set(number);
                        seen.incrementAndGet();
                    },
                    256);
            if (answer == 0) {
                Thread.yield();
            }
        }
        if (answer != Answer.NOT_CONNECTED) {
            throw new AssertionError("poll answered " + answer);
        }
        return read;
    }

    private BitSet stream() throws InterruptedException {
        BitSet allowed = new BitSet();
        BlockingClientCall<BatchSubmitRequest, BatchSubmitResponse> call =
                BatchesGrpc.newBlockingV2Stub(channel).streamBatches();
        try {
            int sent = 0;
            int answered = 0;
            boolean open = true;
            while (true) {
                if (open && sent - answered < WINDOW) {
                    open = write(call, sent);
                    sent += open ? 1 : 0;
                } else {
                    BatchSubmitResponse answer = call.read();
                    if (answer == null) {
                        return allowed;
                    }
                    answered++;
                    long first = answer.getRequestId() << 8;
                    answer.getResultsList().stream()
                            .filter(result -> result.getDecision() == Decision.ALLOW)
                            .forEach(result -> allowed.set((int) first + result.getIndex()));
                }
            }
        } catch (StatusException ended) {
            return allowed;
        }
    }

    private static boolean write(BlockingClientCall<BatchSubmitRequest, BatchSubmitResponse> call, int id)
            throws InterruptedException {
        BatchSubmitRequest.Builder batch =
                BatchSubmitRequest.newBuilder().setRequestId(id).setGovernanceRequired(true);
        for (int i = 0; i < 1 + id % 256; i++) {
            int number = (id << 8) + i;
            ByteBuffer data = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            data.putLong(0, number);
            batch.addPackets(TachyonPacket.newBuilder()
                    .setFlags(Packet.DEFAULT_FLAGS)
                    .setTopicId(topicOf(number))
                    .setSenderId(OVER_GRPC)
                    .setInlineData(ByteString.copyFrom(data)));
        }
        try {
            // Without a limit this call can wait for ever on a stream that has ended.
            return call.write(batch.build(), 1, TimeUnit.SECONDS);
        } catch (StatusException | TimeoutException ended) {
            return false;
        }
    }

    @Override
    public void close() {
        connection.close();
        channel.shutdownNow();
    }
}
