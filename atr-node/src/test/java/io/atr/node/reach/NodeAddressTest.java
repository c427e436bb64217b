package io.atr.node.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class NodeAddressTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7400", "[::1]:1", "host.example:65535", "unix:/run/atr/grpc.sock", "unix:a b"})
    void itIsWrittenAsItIsRead(String text) {
        assertEquals(text, NodeAddress.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                ":7400",
                "host:",
                "host:0",
                "host:65536",
                "host:+1",
                "host:1x",
                "::1:7400",
                "[host]:1",
                "unix:",
                "a b:1",
                "http://h:1",
                "[]:1",
                "host:000001"
            })
    void whatIsNoAddressSaysWhatToWrite(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> NodeAddress.parse(text));
        assertTrue(String.valueOf(e.getMessage()).startsWith("'" + text + "': "), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("write HOST:PORT"), e.getMessage());
    }

    @Test
    void localIsWhatStaysOnThisHost() {
        assertTrue(NodeAddress.parse("unix:/x").isLocal());
        assertTrue(NodeAddress.parse("127.8.0.1:1").isLocal());
        assertTrue(NodeAddress.parse("[::1]:1").isLocal());
        assertTrue(NodeAddress.parse("localhost:1").isLocal());
        assertFalse(NodeAddress.parse("10.0.0.1:1").isLocal());
        assertFalse(NodeAddress.parse("localhost.example:1").isLocal());
    }

    @Test
    void theOptionBeatsTheEnvironment() {
        Map<String, String> environment = Map.of("ATR_NODE", "10.0.0.2:2");
        assertEquals(
                "10.0.0.1:1",
                options(environment, "--node", "10.0.0.1:1").address().toString());
        assertEquals("10.0.0.2:2", options(environment).address().toString());
    }

    @Test
    void aTokenDoesNotLeaveTheHostInTheClear() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "abc\nrest\n");
        CommandException e = assertThrows(
                CommandException.class,
                () -> options(Map.of(), "--node", "10.0.0.1:1", "--token-file", token.toString())
                        .open());
        assertEquals(ExitCode.USAGE, e.exitCode());
        assertTrue(e.line().contains("--tls-ca"), e.line());
        options(Map.of(), "--node", "127.0.0.1:1", "--token-file", token.toString())
                .open()
                .close();
        Files.writeString(token, "a b\n");
        assertThrows(
                CommandException.class,
                () -> options(Map.of(), "--node", "127.0.0.1:1", "--token-file", token.toString())
                        .open());
    }

    @Test
    void optionsThatBelongTogetherAreAskedForTogether() {
        for (String[] wrong : new String[][] {
            {"--tls-cert", "c"}, {"--tls-key", "k"}, {"--tls-cert", "c", "--tls-key", "k"}, {"--tls-ca", "none"}
        }) {
            CommandException e = assertThrows(
                    CommandException.class, () -> options(Map.of(), wrong).open());
            assertEquals(ExitCode.USAGE, e.exitCode());
        }
    }

    private static NodeOptions options(Map<String, String> environment, String... args) {
        Verb verb = new Verb(environment);
        new CommandLine(verb).parseArgs(args);
        return verb.node;
    }

    /** Something to mix the options into. */
    @Command(name = "verb")
    private static final class Verb {
        @Mixin
        private final NodeOptions node;

        Verb(Map<String, String> environment) {
            node = new NodeOptions(environment);
        }
    }
}
