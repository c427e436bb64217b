package io.atr.node.remote;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Rings;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.desk.ActiveRules;
import io.atr.node.desk.Change;
import io.atr.node.desk.Decision;
import io.atr.node.gate.GateLimits;
import io.atr.node.gate.Gateways;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.node.view.Sessions;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A bus with gRPC in front, and channels to it; every caller is the same one. */
final class RemoteNode implements AutoCloseable {
    static final Caller EVERYTHING =
            new Caller("test", "here", EnumSet.allOf(Role.class), SenderScope.ALL, TopicScope.ALL, true, false);

    final Bus bus;
    final RemoteCounters counters = new RemoteCounters();
    final Sessions sessions = new Sessions();
    final Listeners listeners;
    private final EventLoops loops;
    private final Gateways gateways;
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<EventLoopGroup> clients = new ArrayList<>();
    private volatile ActiveRules active;

    RemoteNode(String rules, Limits limits, int laneSlots, GateLimits gate, RemoteSettings settings, Caller caller)
            throws RulesException {
        this(rules, limits, laneSlots, gate, settings, Callers.always(caller));
    }

    RemoteNode(
            String rules,
            Limits limits,
            int laneSlots,
            GateLimits gate,
            RemoteSettings settings,
            ServerInterceptor callers)
            throws RulesException {
        bus = Bus.start(BusConfig.DEFAULT.with(limits).with(new Rings(laneSlots, 1 << 12)));
        RuleBook book = RulesReader.parse("rules", rules);
        long version = bus.apply(book.rules());
        active = new ActiveRules(1, book, rules, "test", version);
        loops = new EventLoops(2);
        gateways = new Gateways(bus, laneSlots, gate, List.of(loops.workers()));
        BatchDesk desk = new BatchDesk(gateways, this::active, counters);
        listeners = new Listeners(
                settings,
                loops,
                TransportServices.of(desk, new GovernanceService(this::active, this::change)),
                callers,
                counters,
                sessions);
    }

    ActiveRules active() {
        return active;
    }

    private synchronized Decision change(Change change) {
        if (change.baseVersion() != active.version()) {
            return new Decision(Decision.Refusal.BASE_VERSION, active.version(), List.of("another came between"));
        }
        try {
            RuleBook book = RulesReader.parse(change.name(), change.text());
            active = new ActiveRules(change.version(), book, change.text(), "", bus.apply(book.rules()));
            return new Decision(Decision.Refusal.NONE, change.version(), List.of());
        } catch (RulesException e) {
            return new Decision(Decision.Refusal.WRONG_RULES, active.version(), List.of(e.getMessage()));
        }
    }

    ManagedChannel inProcess() throws IOException {
        String name = "node-" + System.identityHashCode(this) + "-" + channels.size();
        listeners.inProcess(name);
        return kept(InProcessChannelBuilder.forName(name).build());
    }

    ManagedChannel tcp() throws IOException {
        return kept(NettyChannelBuilder.forAddress(address()).usePlaintext().build());
    }

    /** Of a listener of its own. */
    InetSocketAddress address() throws IOException {
        return listeners.tcp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create());
    }

    ManagedChannel unix(Path socket) throws IOException {
        listeners.unix(socket, "rw-------");
        EventLoopGroup client = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        clients.add(client);
        return kept(NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
                .channelType(EpollDomainSocketChannel.class)
                .eventLoopGroup(client)
                .usePlaintext()
                .build());
    }

    private ManagedChannel kept(ManagedChannel channel) {
        channels.add(channel);
        return channel;
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
