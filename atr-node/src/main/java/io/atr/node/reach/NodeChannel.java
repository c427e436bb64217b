package io.atr.node.reach;

import io.atr.node.cli.CommandException;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A verb's connection to a node. Any thread. */
public final class NodeChannel implements AutoCloseable {
    /** How long a single answer may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Bytes of one message: more than the longest rule file. */
    public static final int MOST_BYTES = 20 << 20;

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final NodeAddress address;
    private final ManagedChannel connection;
    private final Channel channel;
    private final @Nullable EventLoopGroup threads;

    private NodeChannel(
            NodeAddress address, ManagedChannel connection, @Nullable String token, @Nullable EventLoopGroup threads) {
        this.address = address;
        this.connection = connection;
        this.threads = threads;
        this.channel = token == null
                ? connection
                : ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(bearer(token)));
    }

    static NodeChannel open(NodeAddress address, @Nullable String token, @Nullable ClientTls tls) {
        Path socket = address.socket();
        if (socket != null) {
            EventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
            ManagedChannel connection = NettyChannelBuilder.forAddress(
                            UnixDomainSocketAddress.of(socket), InsecureChannelCredentials.create())
                    .eventLoopGroup(threads)
                    .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
                    .overrideAuthority("localhost")
                    // gRPC asks for TCP's keep-alive everywhere, and Netty complains that a Unix socket has none
                    .withOption(ChannelOption.SO_KEEPALIVE, null)
                    .maxInboundMessageSize(MOST_BYTES)
                    .build();
            return new NodeChannel(address, connection, token, threads);
        }
        ManagedChannel connection = NettyChannelBuilder.forAddress(
                        address.host(),
                        address.port(),
                        tls == null ? InsecureChannelCredentials.create() : tls.credentials())
                .maxInboundMessageSize(MOST_BYTES)
                .build();
        return new NodeChannel(address, connection, token, null);
    }

    /** A channel that somebody else opened, and that is closed with this: for tests and servers in this process. */
    public static NodeChannel over(ManagedChannel connection) {
        return new NodeChannel(NodeAddress.USUAL, connection, null, null);
    }

    /** Where it leads to. */
    public NodeAddress address() {
        return address;
    }

    /** A stub that carries the token, without a deadline: {@code stub(NodeGrpc::newBlockingStub)}. */
    public <S extends AbstractStub<S>> S stub(Function<Channel, S> factory) {
        return factory.apply(channel);
    }

    /** The same whose single calls end after {@link #PATIENCE}, counted from now. */
    public <S extends AbstractStub<S>> S patient(Function<Channel, S> factory) {
        return stub(factory).withDeadlineAfter(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Makes a call, or reads a stream to its end.
     *
     * @throws CommandException when it fails, with a line that helps and the exit code
     */
    public <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw failure(e);
        }
    }

    /** What a failed call means for the user. */
    public CommandException failure(StatusRuntimeException e) {
        return Refused.of(address, e.getStatus());
    }

    /** The same for the other kind of stubs. */
    public CommandException failure(StatusException e) {
        return Refused.of(address, e.getStatus());
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        connection.shutdownNow();
        try {
            if (!connection.awaitTermination(2, TimeUnit.SECONDS)) {
                System.getLogger(NodeChannel.class.getName())
                        .log(System.Logger.Level.DEBUG, "the connection to {0} is slow to end", address);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (threads != null) {
            var _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static Metadata bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return headers;
    }
}
