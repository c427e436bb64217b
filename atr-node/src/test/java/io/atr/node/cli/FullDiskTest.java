package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs whose standard output lies on a disk that is full, or leads to a reader that has gone. */
class FullDiskTest {
    private static final File FULL = new File("/dev/full");
    private static final String RULES = """
            version: 1
            topics: [{name: "udp:*", id: 1}]
            senders: [{name: s, id: 1, address: "*", publish: ["*"]}]
            """;
    /** Without a packet. */
    private static final String CAPTURE = "d4c3b2a1020004000000000000000000ffff000001000000";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        assumeTrue(FULL.exists(), "needs /dev/full");
        Files.writeString(folder.resolve("rules.yaml"), RULES);
        Files.writeString(folder.resolve("other.yaml"), RULES.replace("id: 1", "id: 2"));
        Files.writeString(folder.resolve("access.yaml"), "version: 1\ncallers: []\n");
        Files.write(folder.resolve("c.pcap"), HexFormat.of().parseHex(CAPTURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "replay --help",
                "rules lint rules.yaml",
                "rules lint rules.yaml --json -",
                "rules diff rules.yaml other.yaml",
                "rules explain rules.yaml s 1",
                "rules backtest c.pcap --rules rules.yaml --against other.yaml",
                "access lint access.yaml",
                "access token feed",
                "tls dev --dir tls",
                "serve --print-config",
                "replay c.pcap --rules rules.yaml",
                "replay c.pcap --rules rules.yaml --verdicts -",
                "demo --seconds 2 --rate 1000 --no-pin",
            })
    void aFullDiskIsTold(String line) throws IOException, InterruptedException {
        Process process = AtrProcess.of(line.split(" "))
                .directory(folder.toFile())
                .redirectOutput(FULL)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(ExitCode.UNAVAILABLE, process.waitFor(), err);
        assertTrue(err.contains("standard output does not take it all: "), err);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws IOException, InterruptedException {
        Process help = AtrProcess.of("--help").directory(folder.toFile()).start();
        help.getInputStream().close();
        String err = new String(help.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", err);
        assertEquals(ExitCode.OK, help.waitFor());
    }
}
