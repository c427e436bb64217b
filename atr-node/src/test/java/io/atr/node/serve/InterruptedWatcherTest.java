package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.bridge.Bridge;
import io.atr.node.cli.AtrProcess;
import io.atr.node.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verbs that go on until the user ends them, in processes of their own. */
class InterruptedWatcherTest {
    private static final String RULES = """
            version: 1
            topics: [{name: news, id: 7}]
            senders: [{name: exchange, id: 1, publish: [news]}]
            """;

    /** Far more than it takes: each is a process of its own, and the watcher starts beside them. */
    private static final int MOST_PACKETS = 100;

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void startNode() throws IOException {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        Process node = ServeProcess.start(folder, ProcessBuilder.Redirect.INHERIT, "--rules", rules.toString());
        processes.add(node);
        assertTrue(node.inputReader().readLine().startsWith("ready: "));
    }

    @AfterEach
    void end() {
        processes.forEach(process -> process.destroyForcibly().onExit().join());
    }

    private String nodeOption() {
        return "--node=unix:" + folder.resolve("run").resolve("grpc.sock");
    }

    /** A packet now and then, so that whoever prints packets shows that it watches. */
    private void publish() throws IOException, InterruptedException {
        Process pub = AtrProcess.of("pub", nodeOption(), "--sender=exchange", "--topic=news")
                .redirectInput(
                        Files.writeString(folder.resolve("hello"), "hello\n").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(ExitCode.OK, pub.waitFor());
    }

    @ParameterizedTest
    @CsvSource({"sub,INT,2,0", "tap,INT,2,0", "top,INT,2,0", "sub,TERM,15,143"})
    void ctrlCIsTheUsualEnd(String verb, String signal, int number, int code) throws Exception {
        AtrProcess.mustHear(number);
        Process watcher = AtrProcess.of(verb, nodeOption())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(watcher);
        BufferedReader lines = watcher.inputReader();
        for (int i = 0; i < MOST_PACKETS && !lines.ready() && watcher.isAlive(); i++) {
            publish();
        }
        assertTrue(lines.ready(), verb + (watcher.isAlive() ? " shows nothing" : " ended by itself"));
        AtrProcess.signal(watcher, signal);
        assertEquals(code, watcher.waitFor());
    }
}
