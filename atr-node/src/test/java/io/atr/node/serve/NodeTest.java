package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.control.v1.BatchesGrpc;
import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.WatchStatusRequest;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.serve.config.Effective;
import io.atr.node.serve.config.NodeConfig;
import io.atr.node.serve.config.NodeSettings;
import io.atr.node.serve.config.Problems;
import io.atr.node.serve.config.Setting;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.BatchSubmitResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
    static final String RULES = """
            version: 1
            topics:
              - {name: orders, id: 1}
            senders:
              - {name: alpha, id: 1, address: "*", publish: [orders]}
            """;

    @TempDir
    Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Test
    void isReadyWhenItsRulesAreInForce() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        try (Node node = start(Map.of(NodeSettings.RULES, rules.toString()))) {
            assertTrue(node.readiness().isReady(), node.readiness().missing().toString());
            assertEquals(1, node.bus().rulesVersion());
            assertTrue(node.readyLine().startsWith("ready: "), node.readyLine());
            assertTrue(node.readyLine().contains("admin http://127.0.0.1:"), node.readyLine());
            assertTrue(node.readyLine().endsWith("rules version 1 (" + rules + ")"), node.readyLine());
            assertTrue(node.drain());
            assertEquals(List.of("the node is ending"), node.readiness().missing());
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void whoWatchesDoesNotHoldUpTheEnd() {
        try (Node node = start(Map.of())) {
            ManagedChannel channel = channelTo(node);
            try {
                Iterator<NodeStatus> seen =
                        NodeGrpc.newBlockingStub(channel).watchStatus(WatchStatusRequest.getDefaultInstance());
                assertTrue(seen.hasNext());
                assertTrue(node.drain(), "the watcher was waited for");
            } finally {
                channel.shutdownNow();
            }
        }
    }

    @Test
    void anIdleStreamIsToldAndDoesNotHoldUpTheEnd() throws Exception {
        try (Node node = start(Map.of(NodeSettings.DRAIN, "8s"))) {
            ManagedChannel channel = channelTo(node);
            try {
                BlockingClientCall<BatchSubmitRequest, BatchSubmitResponse> stream =
                        BatchesGrpc.newBlockingV2Stub(channel).streamBatches();
                stream.write(BatchSubmitRequest.newBuilder()
                        .setRequestId(7)
                        .setGovernanceRequired(true)
                        .build());
                assertEquals(7, stream.read().getRequestId());
                assertTrue(node.drain(), "the stream was waited for");
                StatusException ended = assertThrows(StatusException.class, stream::read);
                assertEquals(Status.Code.UNAVAILABLE, ended.getStatus().getCode());
                assertTrue(ended.getMessage().contains("the node is ending"), ended.getMessage());
            } finally {
                channel.shutdownNow();
            }
        }
    }

    static ManagedChannel channelTo(Node node) {
        String line = node.readyLine();
        int from = line.indexOf("grpc ") + "grpc ".length();
        return NettyChannelBuilder.forTarget(line.substring(from, line.indexOf(',', from)))
                .usePlaintext()
                .build();
    }

    @Test
    void withoutRulesItSaysHowToApplySome() {
        try (Node node = start(Map.of())) {
            assertTrue(node.readyLine().contains("./atr rules apply FILE"), node.readyLine());
            assertEquals(0, node.bus().rulesVersion());
        }
    }

    @Test
    void aBadFileChangesNothingOnReload() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        try (Node node = start(Map.of(NodeSettings.RULES, rules.toString()))) {
            Files.writeString(rules, RULES.replace("publish", "publsh"));
            List<String> said = node.reload();
            assertTrue(said.toString().contains("rules version 1 stays in force"), said.toString());
            assertTrue(said.toString().contains(rules + ":5:"), said.toString());
            assertEquals(1, node.bus().rulesVersion());
            Files.writeString(rules, RULES.replace("id: 1}", "id: 2}"));
            said = node.reload();
            assertTrue(said.toString().contains("rules version 2 is in force"), said.toString());
            assertEquals(2, node.bus().rulesVersion());
        }
    }

    @Test
    void aTakenPortIsToldWithItsSettingAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            CommandException refused =
                    assertThrows(CommandException.class, () -> start(Map.of(NodeSettings.ADMIN, address)));
            assertEquals(ExitCode.UNAVAILABLE, refused.exitCode());
            assertEquals(
                    "admin.listen " + address + ": another process has the port; set --admin-listen to another port, "
                            + "or stop what listens there",
                    refused.line());
        }
        start(Map.of()).close(); // the lock, the journal and the socket were given back
    }

    @Test
    void aSecondNodeInTheSameFolderIsRefused() {
        try (Node _ = start(Map.of())) {
            CommandException refused = assertThrows(CommandException.class, () -> start(Map.of()));
            assertEquals(ExitCode.UNAVAILABLE, refused.exitCode());
            assertTrue(refused.line().contains("a node runs in " + folder.resolve("run") + " already"), refused.line());
        }
    }

    @Test
    void aLockFileThatWasLeftBehindHoldsNobodyUp() throws IOException {
        Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("run/node.lock"), "4194304\n");
        start(Map.of()).close();
    }

    @Test
    void aBusThatIsTooLargeIsRefusedBeforeItIsAllocated() {
        CommandException refused = assertThrows(
                CommandException.class,
                () -> start(Map.of(
                        NodeSettings.SHARDS, "256",
                        NodeSettings.PUBLISHERS, "4096",
                        NodeSettings.LANE_SLOTS, "4194304")));
        assertEquals(ExitCode.UNAVAILABLE, refused.exitCode());
        assertTrue(refused.line().contains("lower --publishers, --lane-slots or --shards"), refused.line());
    }

    @Test
    void administrationStaysOnThisMachine() {
        Problems problems = new Problems();
        config(folder, Map.of(NodeSettings.ADMIN, "0.0.0.0:7401"), problems);
        assertEquals(ExitCode.USAGE, problems.exitCode());
        assertTrue(
                problems.lines().getFirst().contains("stays on this machine"),
                problems.lines().toString());
    }

    private Node start(Map<Setting<?>, String> more) {
        return start(folder, more, warnings::add);
    }

    /** A node whose files are in a folder and whose ports are any that are free. */
    static Node start(Path folder, Map<Setting<?>, String> more, Consumer<String> warnings) {
        Problems problems = new Problems();
        NodeConfig config = config(folder, more, problems);
        assertEquals(List.of(), problems.lines());
        return Node.start(config, warnings);
    }

    static NodeConfig config(Path folder, Map<Setting<?>, String> more, Problems problems) {
        Map<Setting<?>, String> flags = new LinkedHashMap<>();
        flags.put(NodeSettings.RUN, folder.resolve("run").toString());
        flags.put(NodeSettings.STATE, folder.resolve("state").toString());
        flags.put(NodeSettings.ADMIN, "127.0.0.1:0");
        flags.put(NodeSettings.GRPC, "127.0.0.1:0");
        flags.putAll(more);
        Effective effective = Effective.read(null, Map.of(), flags, problems, warning -> {});
        return NodeConfig.of(effective, Map.of(), problems, warning -> {});
    }
}
