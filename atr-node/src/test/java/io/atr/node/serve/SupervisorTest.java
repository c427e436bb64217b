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
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "@name"})
    void aNodeTellsWhenItIsReadyReloadsAndStops(String kind) throws Throwable {
        AtrProcess.mustHear(1);
        Path socket = folder.resolve("notify.sock");
        String place = kind.equals("path")
                ? socket.toString()
                : "@atr-test-" + ProcessHandle.current().pid();
        DatagramReceiver receiver = new DatagramReceiver(place);
        Process node = ServeProcess.startWith(folder, "NOTIFY_SOCKET", place);
        try (receiver) {
            String ready = node.inputReader().readLine();
            assertEquals("READY=1\nSTATUS=" + ready, receiver.next());
            AtrProcess.signal(node, "HUP");
            assertTrue(receiver.next().matches("RELOADING=1\nMONOTONIC_USEC=[0-9]+"));
            assertEquals("READY=1\nSTATUS=" + ready, receiver.next());
            AtrProcess.signal(node, "TERM");
            assertEquals("STOPPING=1", receiver.next());
            assertEquals(ExitCode.OK, node.waitFor());
        } finally {
            node.destroyForcibly().onExit().join();
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
