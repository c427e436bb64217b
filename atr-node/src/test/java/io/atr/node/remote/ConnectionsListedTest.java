package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Limits;
import io.atr.node.access.Transport;
import io.atr.node.gate.GateLimits;
import io.atr.node.rules.RulesException;
import io.atr.node.view.Sessions;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection is listed from its first moment to its last, with what came over it. */
class ConnectionsListedTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: orders, id: 1}
            senders:
              - {name: alpha, id: 1, address: "*", publish: [orders]}
            """;

    @TempDir
    Path folder;

    @Test
    void eachTransportIsListedWithItsCallerAndItsBatches() throws RulesException, IOException {
        try (RemoteNode node = node()) {
            List<ManagedChannel> channels = List.of(node.tcp(), node.unix(folder.resolve("s")), node.inProcess());
            for (int i = 0; i < channels.size(); i++) {
                for (int batch = 0; batch <= i; batch++) {
                    submit(channels.get(i), 5);
                }
            }
            List<Sessions.Seen> seen = node.sessions.list();
            assertEquals(
                    List.of("grpc-tcp", "grpc-uds", "grpc-in-process"),
                    seen.stream().map(Sessions.Seen::transport).toList());
            assertEquals(
                    List.of(1L, 2L, 3L),
                    seen.stream().map(Sessions.Seen::batches).toList());
            assertEquals(
                    List.of(5L, 10L, 15L),
                    seen.stream().map(Sessions.Seen::packets).toList());
            assertTrue(seen.get(0).from().startsWith("127.0.0.1:"), seen.toString());
            assertTrue(
                    seen.get(1)
                            .from()
                            .startsWith("pid " + ProcessHandle.current().pid() + ", uid "),
                    seen.toString());
            assertEquals("this process", seen.get(2).from());
        }
    }

    @Test
    void aConnectionThatIsGoneIsListedNoMore() throws Exception {
        RemoteNode node = node();
        try (node) {
            submit(node.tcp(), 1);
            assertEquals(1, node.sessions.count());
        }
        assertEquals(0, node.sessions.count());
        assertEquals(1, node.counters.count(RemoteCounters.Count.CONNECTIONS_OPENED, Transport.TCP));
        assertEquals(1, node.counters.count(RemoteCounters.Count.CONNECTIONS_CLOSED, Transport.TCP));
    }

    private static RemoteNode node() throws RulesException {
        return new RemoteNode(
                RULES, Limits.DEFAULT, 1 << 10, GateLimits.DEFAULT, RemoteSettings.DEFAULT, RemoteNode.EVERYTHING);
    }

    private static void submit(ManagedChannel channel, int packets) {
        BatchSubmitRequest.Builder request = BatchSubmitRequest.newBuilder().setGovernanceRequired(true);
        for (int i = 0; i < packets; i++) {
            request.addPackets(TachyonPacket.newBuilder().setTopicId(1).setSenderId(1));
        }
        assertEquals(
                packets,
                ATRTransportGrpc.newBlockingStub(channel)
                        .submitBatch(request.build())
                        .getAccepted());
    }
}
