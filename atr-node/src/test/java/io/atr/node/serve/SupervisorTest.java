package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.bridge.Bridge;
import io.atr.node.cli.AtrProcess;
import io.atr.node.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorTest {
    /** Receives datagrams, which the JDK cannot: prints READY once it listens, then a message a line. */
    private static final String RECEIVER = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1].replace('@', chr(0), 1))
            print('LISTENS', flush=True)
            while True:
                print(s.recv(4096).decode().replace(chr(10), ' '), flush=True)
            """;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
    }

    private static Process receiver(String place) throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor() == 0, "needs python3");
        Process receiver = new ProcessBuilder("python3", "-c", RECEIVER, place)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("LISTENS", receiver.inputReader().readLine());
        return receiver;
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "@name"})
    void aNodeTellsWhenItIsReadyReloadsAndStops(String kind) throws Exception {
        AtrProcess.mustHear(1);
        Path socket = folder.resolve("notify.sock");
        String place = kind.equals("path")
                ? socket.toString()
                : "@atr-test-" + ProcessHandle.current().pid();
        Process receiver = receiver(place);
        Process node = ServeProcess.startWith(folder, "NOTIFY_SOCKET", place);
        try {
            var lines = receiver.inputReader();
            String ready = node.inputReader().readLine();
            assertEquals("READY=1 STATUS=" + ready, lines.readLine());
            AtrProcess.signal(node, "HUP");
            assertTrue(lines.readLine().matches("RELOADING=1 MONOTONIC_USEC=[0-9]+"));
            assertEquals("READY=1 STATUS=" + ready, lines.readLine());
            AtrProcess.signal(node, "TERM");
            assertEquals("STOPPING=1", lines.readLine());
            assertEquals(ExitCode.OK, node.waitFor());
        } finally {
            node.destroyForcibly().onExit().join();
            receiver.destroyForcibly().onExit().join();
        }
    }

    @Test
    void whoeverDoesNotListenIsComplainedAboutAndNothingElse() throws Exception {
        new Supervisor(null, said::add).ready("fine");
        new Supervisor("", said::add).ready("fine");
        assertEquals(List.of(), said);
        Supervisor deaf = new Supervisor(folder.resolve("none.sock").toString(), said::add);
        deaf.ready("fine");
        deaf.stopping();
        new Supervisor("/" + "x".repeat(200), said::add).stopping();
        assertEquals(3, said.size(), said.toString());
        assertTrue(said.getFirst().startsWith("NOTIFY_SOCKET "), said.getFirst());
        Path file = Files.writeString(folder.resolve("file"), "mine");
        new Supervisor(file.toString(), said::add).stopping();
        assertEquals("mine", Files.readString(file));
    }
}
