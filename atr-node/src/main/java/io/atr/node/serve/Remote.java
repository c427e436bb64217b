package io.atr.node.serve;

import io.atr.Bus;
import io.atr.agent.Faults;
import io.atr.node.desk.RulesDesk;
import io.atr.node.desk.ShadowDesk;
import io.atr.node.gate.ByteBudget;
import io.atr.node.gate.GateLimits;
import io.atr.node.gate.Gateways;
import io.atr.node.reach.RunDirectory;
import io.atr.node.remote.BatchDesk;
import io.atr.node.remote.CallerInterceptor;
import io.atr.node.remote.EventLoops;
import io.atr.node.remote.GovernanceService;
import io.atr.node.remote.LibraryLog;
import io.atr.node.remote.Listeners;
import io.atr.node.remote.NodeService;
import io.atr.node.remote.OpenStreams;
import io.atr.node.remote.RemoteCounters;
import io.atr.node.remote.RemoteSettings;
import io.atr.node.remote.RulesService;
import io.atr.node.remote.TransportServices;
import io.atr.node.serve.config.Listen;
import io.atr.node.serve.config.NodeConfig;
import io.atr.node.serve.config.NodeSettings;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All of a node that speaks gRPC. One thread. */
final class Remote {
    /** Event loops leave processors to the shards; each has two of the publishers' places. */
    private static final int MOST_LOOPS = 4;

    private static final String OWN_USER_ONLY = "rw-------";

    private final RemoteCounters counters = new RemoteCounters();
    private final Listeners listeners;
    private final NodeService node;
    private final RulesService rules;
    private final LibraryLog libraries;
    private final OpenStreams streams = new OpenStreams();
    private final Faults faults;
    private final Guard guard;
    private final NodeConfig config;
    private boolean ended;

    private Remote(
            NodeConfig config,
            Guard guard,
            Parts parts,
            NodeVitals vitals,
            Audited audited,
            Consumer<String> warnings) {
        this.config = config;
        DirectMemory.check(settings(config.limits()), listeners(config));
        this.guard = guard;
        this.faults = new Faults(Gateways.FAULT, warnings);
        Bus bus = vitals.bus();
        RulesDesk desk = vitals.desk();
        this.libraries = parts.add("library log", LibraryLog.install(warnings));
        EventLoops loops = parts.add(
                "event loops",
                new EventLoops(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_LOOPS)));
        Gateways gateways = parts.add(
                "gateways",
                new Gateways(
                        bus, config.bus().rings().laneSlots(), gateLimits(config), List.of(loops.workers()), faults));
        ShadowDesk shadows = parts.add("shadow rules", new ShadowDesk(bus, InstantSource.system(), warnings));
        this.node = parts.add("status", new NodeService(vitals));
        List<ServerServiceDefinition> services = new ArrayList<>(TransportServices.of(
                new BatchDesk(gateways, desk::active, counters, streams),
                new GovernanceService(desk::active, desk::apply)));
        this.rules = new RulesService(desk, shadows);
        services.add(rules.bindService());
        services.add(node.bindService());
        this.listeners = new Listeners(
                settings(config.limits()),
                loops,
                services,
                new CallerInterceptor(guard.desk(), audited.events()),
                counters,
                vitals.sessions());
        parts.add("grpc", () -> end(Duration.ZERO));
    }

    /** Puts it together; nothing listens yet. */
    static Remote of(
            NodeConfig config,
            Guard guard,
            Parts parts,
            NodeVitals vitals,
            Audited audited,
            Consumer<String> warnings) {
        return new Remote(config, guard, parts, vitals, audited, warnings);
    }

    /**
     * Listens; answers where, for people.
     *
     * @param group who else may come to the Unix socket
     */
    List<String> listen(SocketGroup group) {
        List<String> where = new ArrayList<>();
        Listen tcp = config.grpc();
        if (!tcp.isOff()) {
            Endpoint endpoint = new Endpoint(tcp, NodeSettings.GRPC.key(), NodeSettings.GRPC.flag());
            ServerCredentials credentials = guard.credentials(tcp.address());
            InetSocketAddress bound = endpoint.bind(() -> listeners.tcp(tcp.address(), credentials));
            where.add("grpc " + tcp.withPort(bound.getPort()));
        }
        if (config.unix() && EventLoops.hasUnixSockets()) {
            Path socket = new RunDirectory(config.run()).grpc();
            Endpoint endpoint =
                    new Endpoint(tcp, "socket " + socket + " beside " + NodeSettings.GRPC.key(), "--unix=no or");
            endpoint.bind(() -> {
                listeners.unix(socket, OWN_USER_ONLY);
                group.admitAt(socket);
                return socket;
            });
            where.add("socket " + socket);
        }
        return where;
    }

    /** What the health service answers. */
    void ready(boolean ready) {
        listeners.ready(ready);
    }

    /** Takes no more calls and waits for those in flight. */
    void drain() {
        end(config.drain());
    }

    private void end(Duration patience) {
        if (!ended) {
            ended = true;
            node.close(); // whoever watches would watch for ever, and is nothing to wait for
            streams.end();
            listeners.drain(patience);
        }
    }

    /** What callers make the node hold. */
    ByteBudget budget() {
        return listeners.budget();
    }

    /** Work that failed by a fault of the node. */
    Faults faults() {
        return faults;
    }

    /** What libraries said of input that strangers control. */
    LibraryLog libraries() {
        return libraries;
    }

    /** Plans that were refused since others were being made, or came too often. */
    long plansRefused() {
        return rules.plansRefused();
    }

    /** What was counted. */
    RemoteCounters counters() {
        return counters;
    }

    private static int listeners(NodeConfig config) {
        return (config.grpc().isOff() ? 0 : 1) + (config.unix() ? 1 : 0);
    }

    private static GateLimits gateLimits(NodeConfig config) {
        GateLimits usual = GateLimits.DEFAULT;
        int packets = config.limits().batchPackets();
        return new GateLimits(packets, Math.max(packets, usual.packetsInFlight()), usual.batchesInFlight());
    }

    private static RemoteSettings settings(NodeConfig.RemoteLimits limits) {
        RemoteSettings usual = RemoteSettings.DEFAULT;
        return new RemoteSettings(
                (int) limits.messageBytes(),
                usual.metadataBytes(),
                Math.min(usual.callsPerConnection(), limits.calls()),
                limits.calls(),
                limits.connections(),
                usual.arrivals(),
                usual.pingAfter(),
                usual.pingPatience(),
                usual.idle(),
                limits.memory());
    }
}
