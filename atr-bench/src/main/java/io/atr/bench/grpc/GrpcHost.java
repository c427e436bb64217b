package io.atr.bench.grpc;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Rings;
import io.atr.bench.load.Workload;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.TopicScope;
import io.atr.node.access.Transport;
import io.atr.node.desk.ActiveRules;
import io.atr.node.gate.GateLimits;
import io.atr.node.gate.Gateways;
import io.atr.node.remote.BatchDesk;
import io.atr.node.remote.Callers;
import io.atr.node.remote.EventLoops;
import io.atr.node.remote.Listeners;
import io.atr.node.remote.RemoteCounters;
import io.atr.node.remote.RemoteSettings;
import io.atr.node.remote.TransportServices;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.transport.v1.ATRTransportGrpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A bus of one shard that idles by back-off, with the node's gRPC in front on one event loop, and channels to it of this
 * very process. A channel's callbacks run where its answers arrive. Nobody subscribes. One thread.
 */
final class GrpcHost implements AutoCloseable {
    private static final String NAME = "atr-bench-grpc";

    private final Bus bus;
    private final EventLoops loops = new EventLoops(1);
    private final Gateways gateways;
    private final Listeners listeners;
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<EventLoopGroup> clients = new ArrayList<>();

    GrpcHost(Workload workload) {
        bus = Bus.start(BusConfig.DEFAULT);
        RuleBook book = book();
        ActiveRules active = new ActiveRules(1, book, "", NAME, bus.apply(workload.rules()));
        gateways = new Gateways(bus, Rings.DEFAULT.laneSlots(), GateLimits.DEFAULT, List.of(loops.workers()));
        RemoteCounters counters = new RemoteCounters();
        BatchDesk desk = new BatchDesk(gateways, () -> active, counters);
        listeners = new Listeners(
                RemoteSettings.DEFAULT,
                loops,
                TransportServices.of(desk, new ATRTransportGrpc.ATRTransportImplBase() {}),
                Callers.always(caller()),
                counters);
    }

    private static RuleBook book() {
        try {
            return RulesReader.parse(
                    NAME, "version: 1\ntopics: [{name: t, ids: 0-63}]\nsenders: [{name: s, id: 0, publish: [t]}]\n");
        } catch (RulesException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Caller caller() {
        BitSet sender = new BitSet();
        sender.set(0);
        return new Caller(
                NAME, NAME, EnumSet.of(Role.PUBLISHER), _ -> (BitSet) sender.clone(), TopicScope.NONE, false, false);
    }

    /** A channel of its own kind. */
    ManagedChannel open(Transport transport) throws IOException {
        ManagedChannel channel = switch (transport) {
            case IN_PROCESS -> inProcess();
            case UNIX -> unix();
            case TCP -> tcp();
        };
        channels.add(channel);
        return channel;
    }

    private ManagedChannel inProcess() throws IOException {
        listeners.inProcess(NAME);
        return InProcessChannelBuilder.forName(NAME).directExecutor().build();
    }

    private ManagedChannel tcp() throws IOException {
        InetSocketAddress address = listeners.tcp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create());
        return NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .directExecutor()
                .build();
    }

    private ManagedChannel unix() throws IOException {
        Path folder = Files.createTempDirectory(NAME);
        Path socket = folder.resolve("s");
        folder.toFile().deleteOnExit();
        socket.toFile().deleteOnExit();
        listeners.unix(socket, "rw-------");
        EventLoopGroup client = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        clients.add(client);
        return NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
                .channelType(EpollDomainSocketChannel.class)
                // gRPC asks for TCP's keep-alive everywhere, and Netty complains that a Unix socket has none
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .eventLoopGroup(client)
                .usePlaintext()
                .directExecutor()
                .build();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        listeners.close();
        gateways.close();
        loops.close();
        clients.forEach(
                group -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly());
        bus.close();
    }
}
