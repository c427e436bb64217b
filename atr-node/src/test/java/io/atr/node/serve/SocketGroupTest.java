package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.bridge.Bridge;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.serve.config.NodeSettings;
import io.atr.node.serve.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reaches the sockets of a node. */
class SocketGroupTest {
    private static final String ACCESS = """
            version: 1
            callers:
              - {name: recorder, uids: [%s], roles: [observer]}
            """;

    @TempDir
    private Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private Path access;

    @BeforeEach
    void files() throws IOException {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
        access = Files.writeString(folder.resolve("access.yaml"), ACCESS.formatted("65534"));
        Files.setPosixFilePermissions(access, PosixFilePermissions.fromString("rw-------"));
    }

    private Node start(Map<Setting<?>, String> more) {
        return NodeTest.start(folder, more, warnings::add);
    }

    private String shown(String file) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(folder.resolve("run").resolve(file), PosixFileAttributes.class);
        return PosixFilePermissions.toString(attributes.permissions()) + " " + attributes.group();
    }

    @Test
    void theGroupReachesTheSockets() throws IOException {
        String own =
                Files.readAttributes(folder, PosixFileAttributes.class).group().getName();
        Map<Setting<?>, String> settings = Map.of(NodeSettings.UNIX_GROUP, own, NodeSettings.ACCESS, access.toString());
        try (Node _ = start(settings)) {
            assertEquals("rwxr-x--- " + own, shown("."));
            assertEquals("rw-rw---- " + own, shown("grpc.sock"));
            assertEquals("rw-rw---- " + own, shown("bridge.sock"));
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void withoutOneNobodyElseDoesAndTheFileThatHopesSoIsToldOf() throws IOException {
        try (Node _ = start(Map.of(NodeSettings.ACCESS, access.toString()))) {
            assertTrue(shown(".").startsWith("rwx------ "), shown("."));
            assertTrue(shown("grpc.sock").startsWith("rw------- "), shown("grpc.sock"));
        }
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().endsWith("set --unix-group"), warnings.toString());
    }

    @Test
    void theNodesOwnUserNeedsNone() throws IOException {
        Files.writeString(access, ACCESS.formatted(Files.getAttribute(folder, "unix:uid")));
        try (Node node = start(Map.of(NodeSettings.ACCESS, access.toString()))) {
            assertEquals(List.of(), warnings);
            Files.writeString(access, ACCESS.formatted("65534"));
            List<String> said = node.reload();
            assertTrue(said.getLast().endsWith("set --unix-group"), said.toString());
        }
    }

    @Test
    void aGroupThatThereIsNotIsRefused() {
        CommandException refused =
                assertThrows(CommandException.class, () -> start(Map.of(NodeSettings.UNIX_GROUP, "no-such-group")));
        assertEquals(ExitCode.BAD_CONFIG, refused.exitCode());
        assertTrue(refused.line().startsWith("grpc.unix-group no-such-group: there is no such group"), refused.line());
    }
}
