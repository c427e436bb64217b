package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.platform.UnixSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node at a path; a leftover of a dead one is no obstacle. */
class SocketPlaceTest {
    @TempDir
    Path directory;

    @BeforeEach
    void onLinux() {
        assumeTrue(UnixSocket.isSupported(), "needs Linux and native access");
    }

    @Test
    void aLiveNodeIsNotRobbed() throws IOException {
        Path path = directory.resolve("s");
        try (SocketPlace first = SocketPlace.take(path)) {
            IOException refused = assertThrows(IOException.class, () -> SocketPlace.take(path));
            assertTrue(refused.getMessage().contains("another node listens there"), refused::getMessage);
            UnixSocket.connect(path).close();
            assertTrue(first.socket().fd() >= 0);
        }
        assertFalse(Files.exists(path));
        SocketPlace.take(path).close();
    }

    @Test
    void aDeadNodesSocketMakesWay() throws IOException {
        Path path = directory.resolve("s");
        UnixSocket.listen(path, 1).close();
        assertTrue(Files.exists(path));
        try (SocketPlace place = SocketPlace.take(path)) {
            UnixSocket.connect(path).close();
            assertTrue(place.socket().accept() != null);
        }
    }

    @Test
    void whatIsNoSocketStaysWhereItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("s"), "somebody's data");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Path folder = Files.createDirectory(directory.resolve("folder"));
        for (Path path : new Path[] {file, link, folder}) {
            IOException refused = assertThrows(IOException.class, () -> SocketPlace.take(path));
            assertTrue(refused.getMessage().contains("no socket"), refused::getMessage);
            assertTrue(Files.exists(path));
        }
        assertTrue(Files.readString(file).equals("somebody's data"));
    }
}
