package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.serve.config.NodeConfig;
import io.atr.node.serve.config.NodeSettings;
import io.atr.node.serve.config.Problems;
import io.atr.node.serve.config.Setting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole node cannot start with: each ends with its code, names its remedy and leaves nothing behind. */
class BadStartTest {
    private static final int RULES_BYTES = 100_000_000;

    @TempDir
    Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    /** Lock, journal, sockets and ports were given back: another node takes them. */
    @AfterEach
    void nothingIsLeftBehind() {
        NodeTest.start(folder, Map.of(), warnings::add).close();
    }

    @Test
    void rulesOfAHundredMegabytes() throws IOException {
        Path rules = huge(folder.resolve("rules.yaml"));
        String said = refused(ExitCode.BAD_CONFIG, Map.of(NodeSettings.RULES, rules.toString()));
        assertTrue(said.contains(rules + ""), said);
        assertTrue(said.contains("is longer than"), said);
    }

    @Test
    void rulesThatGrowToAHundredMegabytesChangeNothing() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), NodeTest.RULES);
        try (Node node = NodeTest.start(folder, Map.of(NodeSettings.RULES, rules.toString()), warnings::add)) {
            huge(rules);
            String said = node.reload().toString();
            assertTrue(said.contains("is longer than"), said);
            assertTrue(said.contains("rules version 1 stays in force"), said);
            assertEquals(1, node.bus().rulesVersion());
            Files.writeString(rules, NodeTest.RULES.replace("id: 1}", "id: 2}"));
            node.reload();
            assertEquals(2, node.bus().rulesVersion());
        }
    }

    @Test
    void aPortThatAnotherProcessHas() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            String said = refused(ExitCode.UNAVAILABLE, Map.of(NodeSettings.GRPC, address));
            assertTrue(said.contains(address + ": another process has the port"), said);
            assertTrue(said.contains("set --grpc-listen to another port"), said);
        }
    }

    @Test
    void aFileWhereAFolderShouldBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Setting<?> setting : List.<Setting<?>>of(NodeSettings.RUN, NodeSettings.STATE)) {
            for (Path place : List.of(file, file.resolve("below"))) {
                CommandException refused = assertThrows(
                        CommandException.class,
                        () -> NodeTest.start(folder, Map.of(setting, place.toString()), warnings::add));
                assertTrue(refused.line().contains(place.toString()), refused.line());
                assertTrue(
                        refused.exitCode() == ExitCode.BAD_CONFIG || refused.exitCode() == ExitCode.UNAVAILABLE,
                        refused.exitCode() + ": " + refused.line());
            }
        }
        assertEquals("", Files.readString(file));
    }

    @Test
    void aContainerWithoutTheMemoryForIt() {
        Problems problems = new Problems();
        MemoryRoom narrow = new MemoryRoom(200L << 20, "the memory limit of this container (300 MiB)");
        CommandException refused = assertThrows(
                CommandException.class,
                () -> Node.start(NodeTest.config(folder, Map.of(), problems), warnings::add, narrow));
        assertEquals(ExitCode.UNAVAILABLE, refused.exitCode());
        assertTrue(
                refused.line().contains("the memory limit of this container (300 MiB) leaves 200.0 MiB"),
                refused.line());
        assertTrue(refused.line().contains("give it more, or "), refused.line());
    }

    @Test
    void aContainerWithLittleToSpareCutsWhatClientsGet() {
        Problems problems = new Problems();
        NodeConfig config = NodeTest.config(folder, Map.of(), problems);
        long all = MemoryNeed.of(config.bus(), Runtime.getRuntime().maxMemory()).total();
        try (Node _ = Node.start(config, warnings::add, new MemoryRoom(all + (16 << 20), "a test"))) {
            assertEquals(1, warnings.size(), warnings.toString());
            assertTrue(warnings.getFirst().startsWith("shared memory for clients is cut to "), warnings.getFirst());
            assertTrue(warnings.getFirst().contains(" MiB of 1024.0"), warnings.getFirst());
        }
    }

    private String refused(int code, Map<Setting<?>, String> settings) {
        CommandException refused =
                assertThrows(CommandException.class, () -> NodeTest.start(folder, settings, warnings::add));
        assertEquals(code, refused.exitCode(), refused.line());
        return refused.line();
    }

    /** A file that is long without taking a disk's room. */
    private static Path huge(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(RULES_BYTES);
        }
        return path;
    }
}
