package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.AtrProcess;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures that come through standard input. */
class StdinTest {
    @TempDir
    private Path folder;

    private Path capture;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), """
                version: 1
                topics: [{name: "udp:*", id: 1}]
                senders: [{name: s, id: 1, address: "*", publish: ["*"]}]
                """);
        capture = Files.write(
                folder.resolve("a.pcap"),
                Sample.capture(
                        Sample.udp(5, "10.0.0.1", "10.0.0.2", 3, 1), Sample.udp(2, "10.0.0.1", "10.0.0.2", 3, 1)));
    }

    private record Ended(int code, String out, String err) {}

    private Ended replay(String... more) throws IOException, InterruptedException {
        ProcessBuilder builder = AtrProcess.of("replay", "-", "--rules", "rules.yaml");
        builder.command().addAll(List.of(more));
        Process process = builder.directory(folder.toFile())
                .redirectInput(capture.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    @Test
    void aDashIsStandardInput() throws IOException, InterruptedException {
        Ended ended = replay();
        assertEquals(ExitCode.OK, ended.code(), ended.err());
        assertTrue(ended.out().contains("2: 2 UDP, 0 TCP"), ended.out());
        assertTrue(ended.out().contains("1 of them earlier than one before, by 3 ns at the most"), ended.out());
    }

    @Test
    void itCannotBeReadTwice() throws IOException, InterruptedException {
        Ended ended = replay("--loop=2");
        assertEquals(ExitCode.USAGE, ended.code());
        assertTrue(ended.err().contains("standard input can be read only once"), ended.err());
    }
}
