package io.atr.node.remote;

import io.atr.node.access.Transport;
import io.atr.node.gate.ByteBudget;
import io.atr.node.view.Sessions;
import io.atr.platform.UnixSocket;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The node's gRPC servers: one for each address, with the same services behind them. Reflection is offered where only
 * this host can ask for it.
 *
 * <p>Calls that carry batches run on the event loops; all others on virtual threads, so that a service may wait. Opened
 * and closed by one thread.
 */
public final class Listeners implements AutoCloseable {
    private final RemoteSettings settings;
    private final EventLoops loops;
    private final List<ServerServiceDefinition> services;
    private final ServerInterceptor callers;
    private final CallLimiter calls;
    private final RemoteCounters counters;
    private final Sessions sessions;
    private final Arrivals arrivals = new Arrivals();
    private final PeerCredentialsFilter filter;
    private final ByteBudget budget;
    private final HealthStatusManager health = new HealthStatusManager();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Server> servers = new ArrayList<>();

    /**
     * Nothing listens yet.
     *
     * @param callers finds out who makes a call
     * @param sessions where connections are listed while they are open
     */
    public Listeners(
            RemoteSettings settings,
            EventLoops loops,
            List<ServerServiceDefinition> services,
            ServerInterceptor callers,
            RemoteCounters counters,
            Sessions sessions) {
        this.settings = settings;
        this.loops = loops;
        this.services = List.copyOf(services);
        this.callers = callers;
        this.calls = new CallLimiter(settings.calls(), counters);
        this.counters = counters;
        this.sessions = sessions;
        this.filter = new PeerCredentialsFilter(sessions, counters, arrivals);
        this.budget = new ByteBudget(settings.memory());
        ready(false);
    }

    /** What callers make the node hold. */
    public ByteBudget budget() {
        return budget;
    }

    /** Connections are listed where nobody looks. */
    public Listeners(
            RemoteSettings settings,
            EventLoops loops,
            List<ServerServiceDefinition> services,
            ServerInterceptor callers,
            RemoteCounters counters) {
        this(settings, loops, services, callers, counters, new Sessions());
    }

    /**
     * Listens on a TCP address.
     *
     * @return the address, with the port that was free where 0 was asked for
     * @throws IOException when the address cannot be had
     */
    public InetSocketAddress tcp(InetSocketAddress address, ServerCredentials credentials) throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address, credentials)
                .channelFactory(() -> EventLoops.tcp(limiter(Transport.TCP)));
        boolean local = address.getAddress() != null && address.getAddress().isLoopbackAddress();
        Server server = start(builder, local);
        return (InetSocketAddress) server.getListenSockets().getFirst();
    }

    /**
     * Listens on a Unix domain socket, which only this user may connect to unless {@code permissions} say otherwise. A
     * socket that is there already is replaced: the caller holds the lock that makes it ours.
     *
     * @param permissions such as {@code rw-------}
     * @throws IOException when it cannot be had, or something that is no socket is there
     */
    public void unix(Path socket, String permissions) throws IOException {
        if (!EventLoops.hasUnixSockets()) {
            throw new IOException(socket + ": gRPC over Unix domain sockets needs epoll, which Linux has; use TCP");
        }
        UnixSocket.clear(socket);
        start(
                NettyServerBuilder.forAddress(
                                new DomainSocketAddress(socket.toFile()), PeerNegotiator.serverCredentials())
                        .channelFactory(() -> EventLoops.unix(limiter(Transport.UNIX)))
                        // gRPC asks for TCP's keep-alive everywhere, and Netty complains that a Unix socket has none
                        .withChildOption(ChannelOption.SO_KEEPALIVE, null),
                true);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(permissions));
    }

    /** Every listener has places of its own, so that a flood at one leaves the others alone. */
    private ConnectionLimiter limiter(Transport transport) {
        return new ConnectionLimiter(settings, transport, counters, sessions, arrivals);
    }

    private Server start(NettyServerBuilder builder, boolean local) throws IOException {
        builder.bossEventLoopGroup(loops.acceptors())
                .workerEventLoopGroup(loops.workers())
                .maxConcurrentCallsPerConnection(settings.callsPerConnection())
                .maxInboundMessageSize(settings.messageBytes())
                .flowControlWindow(CallMemory.WINDOW) // fixed: gRPC's own grows to 8 MiB a connection
                .withChildOption(ChannelOption.RECVBUF_ALLOCATOR, CallMemory.reads())
                .maxInboundMetadataSize(settings.metadataBytes())
                .keepAliveTime(settings.pingAfter().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(settings.pingPatience().toNanos(), TimeUnit.NANOSECONDS)
                .maxConnectionIdle(settings.idle().toNanos(), TimeUnit.NANOSECONDS)
                .permitKeepAliveWithoutCalls(true)
                .permitKeepAliveTime(5, TimeUnit.SECONDS);
        return start(equip(builder.directExecutor(), local, null));
    }

    /** Serves callers of this very process, who name it. */
    public void inProcess(String name) throws IOException {
        start(equip(InProcessServerBuilder.forName(name).executor(others), true, loops.workers()));
    }

    private Server start(ServerBuilder<?> builder) throws IOException {
        Server server = builder.build().start();
        servers.add(server);
        return server;
    }

    /** Services, limits and threads, the same for every kind of server but for who carries its batches. */
    private ServerBuilder<?> equip(ServerBuilder<?> builder, boolean local, @Nullable EventLoopGroup carriers) {
        builder.callExecutor(new BatchesOnLoops(carriers, others))
                .addTransportFilter(filter)
                .addStreamTracerFactory(CallMemory.tracers())
                .intercept(new MemoryInterceptor(budget)) // the last that is named is the first that is asked
                .intercept(new PlaceInterceptor())
                .intercept(callers)
                .intercept(calls)
                .addServices(services)
                .addService(health.getHealthService());
        if (local) {
            BindableService reflection = ProtoReflectionServiceV1.newInstance();
            builder.addService(reflection).addService(olderReflection());
        }
        return builder;
    }

    /** The same service under the name that most clients of today still ask for first. */
    @SuppressWarnings("deprecation") // gRPC deprecates the name, not the use of it for such clients
    private static BindableService olderReflection() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }

    /** What the standard health service answers, for the node as a whole and for each service. */
    public void ready(boolean ready) {
        ServingStatus status = ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        services.forEach(
                service -> health.setStatus(service.getServiceDescriptor().getName(), status));
    }

    /** Takes no more calls, and waits for those in flight; after the patience they are ended. */
    public void drain(Duration patience) {
        health.enterTerminalState();
        servers.forEach(Server::shutdown);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Server server : servers) {
                if (!server.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    server.shutdownNow();
                }
            }
            for (Server server : servers) {
                server.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            servers.forEach(Server::shutdownNow);
            Thread.currentThread().interrupt();
        }
        others.shutdownNow();
    }

    /** Ends all calls at once. */
    @Override
    public void close() {
        drain(Duration.ZERO);
    }
}
