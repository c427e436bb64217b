package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Limits;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.access.Transport;
import io.atr.node.gate.GateLimits;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections on which nobody says who he is: they hold up nobody else, whatever their number. */
class SilentConnectionsTest {
    private static final String RULES = "version: 1\ntopics: []\nsenders: []\n";
    private static final BatchSubmitRequest EMPTY =
            BatchSubmitRequest.newBuilder().setGovernanceRequired(true).build();
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

    @TempDir
    Path folder;

    private final List<SocketChannel> silent = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (SocketChannel each : silent) {
            each.close();
        }
    }

    private static RemoteNode node(RemoteSettings settings) throws Exception {
        Caller publisher =
                new Caller("p", "here", Set.of(Role.PUBLISHER), SenderScope.ALL, TopicScope.NONE, false, false);
        return new RemoteNode(RULES, Limits.DEFAULT, 64, GateLimits.DEFAULT, settings, publisher);
    }

    @Test
    void aFloodOfThemPushesOutItself() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT.with(10, 10, 2).with(new ArrivalLimits(20, 16, LONG, 0)))) {
            ManagedChannel before = node.tcp();
            call(before);
            for (String said : new String[] {"", PREFACE}) {
                flood(address(before), StandardProtocolFamily.INET, 100, said);
                SocketChannel first = silent.get(silent.size() - 100);
                first.configureBlocking(false);
                TestNode.await("the first of them was closed", () -> isEnded(first));
                ManagedChannel fresh = NettyChannelBuilder.forTarget(before.authority())
                        .usePlaintext()
                        .build();
                try {
                    call(fresh);
                } finally {
                    fresh.shutdownNow();
                }
                call(before);
            }
            assertTrue(node.counters.count(RemoteCounters.Count.CONNECTIONS_PUSHED_OUT, Transport.TCP) >= 160);
            assertEquals(0, node.counters.count(RemoteCounters.Count.CONNECTIONS_REFUSED, Transport.TCP));
        }
    }

    @Test
    void theyAreListedAndGoWhenTheirTimeIsUp() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT.with(new ArrivalLimits(20, 16, Duration.ofSeconds(1), 0)))) {
            ManagedChannel channel = node.tcp();
            call(channel);
            int ours = node.sessions.count();
            flood(address(channel), StandardProtocolFamily.INET, 8, "");
            TestNode.await("all are listed or gone again", () -> node.sessions.count() == ours + 8 || late(node) > 0);
            TestNode.await("all were late", () -> late(node) == 8);
            TestNode.await("none is listed", () -> node.sessions.count() == ours);
            for (SocketChannel each : silent) {
                while (each.read(ByteBuffer.allocate(64)) >= 0) {} // what the node said first, then the end
            }
            call(channel);
        }
    }

    @Test
    void aFloodAtOneListenerLeavesTheOthersAlone() throws Exception {
        try (RemoteNode node = node(RemoteSettings.DEFAULT.with(10, 10, 1).with(new ArrivalLimits(4, 4, LONG, 0)))) {
            ManagedChannel tcp = node.tcp();
            ManagedChannel unix = node.unix(folder.resolve("s"));
            flood(address(tcp), StandardProtocolFamily.INET, 50, "");
            call(unix);
            assertEquals(0, node.counters.count(RemoteCounters.Count.CONNECTIONS_PUSHED_OUT, Transport.UNIX));
            flood(UnixDomainSocketAddress.of(folder.resolve("s")), StandardProtocolFamily.UNIX, 50, "");
            call(unix);
            call(tcp);
            assertTrue(node.counters.count(RemoteCounters.Count.CONNECTIONS_PUSHED_OUT, Transport.UNIX) >= 40);
        }
    }

    @Test
    void operatorsFindAPlaceWhenAllAreTaken() throws Exception {
        try (RemoteNode node = new RemoteNode(
                RULES,
                Limits.DEFAULT,
                64,
                GateLimits.DEFAULT,
                RemoteSettings.DEFAULT.with(10, 10, 1),
                RemoteNode.EVERYTHING)) {
            ManagedChannel first = node.tcp();
            call(first);
            ManagedChannel second = NettyChannelBuilder.forTarget(first.authority())
                    .usePlaintext()
                    .build();
            try {
                call(second);
            } finally {
                second.shutdownNow();
            }
        }
    }

    private static void call(ManagedChannel channel) {
        assertEquals(
                0, ATRTransportGrpc.newBlockingStub(channel).submitBatch(EMPTY).getAccepted());
    }

    /** Whether the other side has closed it; what it had said before is read and forgotten. */
    private static boolean isEnded(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1024)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static long late(RemoteNode node) {
        return node.counters.count(RemoteCounters.Count.CONNECTIONS_LATE, Transport.TCP);
    }

    private static InetSocketAddress address(ManagedChannel channel) {
        String[] parts = channel.authority().split(":");
        return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }

    private void flood(SocketAddress address, StandardProtocolFamily family, int count, String said)
            throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(family);
            channel.connect(address);
            silent.add(channel);
            channel.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }
}
