package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.Seeds;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, descriptors and waiting, between two ends in one process. */
class UnixSocketTest {
    @TempDir
    Path directory;

    private final SocketMessage out = new SocketMessage();
    private final SocketMessage in = new SocketMessage();

    @BeforeEach
    void onLinux() {
        assumeTrue(UnixSocket.isSupported(), "needs Linux and native access");
    }

    @Test
    void messagesStayWholeAndInOrder() {
        Seeds.each(20, seed -> {
            Random random = Seeds.random(seed);
            try (Pair pair = Pair.open()) {
                byte[][] sent = new byte[1 + random.nextInt(5)][];
                for (int i = 0; i < sent.length; i++) {
                    sent[i] = new byte[1 + random.nextInt(SocketMessage.MAX_BYTES)];
                    random.nextBytes(sent[i]);
                    MemorySegment.copy(sent[i], 0, out.data(), ValueLayout.JAVA_BYTE, 0, sent[i].length);
                    assertEquals(sent[i].length, pair.left.send(out, sent[i].length));
                }
                for (byte[] expected : sent) {
                    assertEquals(expected.length, pair.right.receive(in, false));
                    assertArrayEquals(
                            expected, in.data().asSlice(0, expected.length).toArray(ValueLayout.JAVA_BYTE));
                }
                assertEquals(-Errno.EAGAIN, pair.right.receive(in, true));
            }
        });
    }

    @Test
    void descriptorsGoBothWays() throws IOException {
        try (Pair pair = Pair.open()) {
            for (UnixSocket from : new UnixSocket[] {pair.left, pair.right}) {
                UnixSocket to = from == pair.left ? pair.right : pair.left;
                for (int count : new int[] {1, 2, 5, SocketMessage.MAX_DESCRIPTORS}) {
                    MemoryFile[] files = new MemoryFile[count];
                    int[] fds = new int[count];
                    for (int i = 0; i < count; i++) {
                        files[i] = MemoryFile.create("passed", 4096L * (i + 1));
                        fds[i] = files[i].fd();
                    }
                    assertEquals(3, from.send(out, 3, fds));
                    assertEquals(3, to.receive(in, true));
                    int[] got = in.takeDescriptors();
                    assertEquals(count, got.length);
                    for (int i = 0; i < count; i++) {
                        assertEquals(4096L * (i + 1), Descriptors.required().size(got[i]));
                        assertEquals(1, Descriptors.required().control(got[i], 1, 0), "closed on exec");
                        Descriptors.required().close(got[i]);
                        files[i].close();
                    }
                }
            }
        }
    }

    @Test
    void descriptorsThatNobodyAskedForNeverBecomeOurs() throws IOException {
        try (Pair pair = Pair.open();
                MemoryFile file = MemoryFile.create("unwanted", 4096)) {
            assertEquals(8, pair.left.send(out, 8, file.fd(), file.fd(), file.fd()));
            assertEquals(UnixSocket.REFUSED, pair.right.receive(in, false));
            assertEquals(0, in.takeDescriptors().length);
            assertEquals(1, descriptors("unwanted"));
        }
    }

    @Test
    void descriptorsThatNobodyTookAreClosed() throws IOException {
        try (Pair pair = Pair.open();
                MemoryFile file = MemoryFile.create("left", 4096)) {
            assertEquals(8, pair.left.send(out, 8, file.fd(), file.fd()));
            assertEquals(8, pair.left.send(out, 8));
            assertEquals(8, pair.right.receive(in, true));
            assertEquals(3, descriptors("left"));
            assertEquals(8, pair.right.receive(in, true));
            assertEquals(1, descriptors("left"));
        }
    }

    @Test
    void tellsThatTheOtherSideIsGone() throws IOException {
        try (Pair pair = Pair.open()) {
            Poller poller = new Poller();
            int number = poller.add(pair.right.fd());
            assertEquals(0, poller.await(0));
            assertFalse(poller.isReady(number));
            assertEquals(4, pair.left.send(out, 4));
            pair.left.close();
            assertEquals(1, poller.await(-1));
            assertTrue(poller.isReady(number));
            assertEquals(4, pair.right.receive(in, false), "what was sent before comes first");
            assertEquals(0, pair.right.receive(in, false));
            assertEquals(-Errno.EPIPE, pair.right.send(out, 4), "an answer, not a signal");
        }
    }

    @Test
    void whoDoesNotReadIsNotWaitedFor() throws IOException {
        try (Pair pair = Pair.open()) {
            int answer = 0;
            for (int i = 0; i < 10_000 && answer >= 0; i++) {
                answer = pair.left.send(out, SocketMessage.MAX_BYTES);
            }
            assertEquals(-Errno.EAGAIN, answer);
        }
    }

    @Test
    void listensAndConnects() throws IOException {
        Path path = directory.resolve("s");
        assertThrows(IOException.class, () -> UnixSocket.connect(path));
        try (UnixSocket listening = UnixSocket.listen(path, 4)) {
            assertNull(listening.accept());
            try (UnixSocket client = UnixSocket.connect(path);
                    UnixSocket server = listening.accept()) {
                assertNotNull(server);
                Peer peer = server.peer();
                assertEquals(ProcessHandle.current().pid(), peer.pid());
                assertEquals(Files.getAttribute(directory, "unix:uid"), peer.uid());
                assertEquals(2, client.send(out, 2));
                assertEquals(2, server.receive(in, false));
            }
            IOException refused = assertThrows(IOException.class, () -> UnixSocket.listen(path, 4));
            assertTrue(refused.getMessage().contains("in use"), refused::getMessage);
        }
        IOException refused = assertThrows(IOException.class, () -> UnixSocket.connect(path));
        assertTrue(refused.getMessage().contains("nobody listens"), refused::getMessage);
    }

    @Test
    void aPathMustFit() throws IOException {
        String name = "x".repeat(UnixSocket.MAX_PATH - directory.toString().length() - 1);
        UnixSocket.listen(directory.resolve(name), 1).close();
        IOException refused =
                assertThrows(IOException.class, () -> UnixSocket.listen(directory.resolve(name + "x"), 1));
        assertTrue(refused.getMessage().contains("at most 107 bytes, not 108"), refused::getMessage);
    }

    @Test
    void aSignalEndsTheWait() throws Exception {
        try (EventFd event = new EventFd()) {
            Poller poller = new Poller();
            for (int i = 0; i < 40; i++) {
                poller.add(event.fd());
            }
            Thread.ofPlatform().start(event::signal);
            assertEquals(40, poller.await(-1));
            assertTrue(poller.isReady(39));
            event.clear();
            assertEquals(0, poller.await(0));
        }
    }

    private static long descriptors(String name) throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(link -> {
                        try {
                            return Files.readSymbolicLink(link).toString().contains("atr-" + name + " ");
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    private record Pair(UnixSocket left, UnixSocket right) implements AutoCloseable {
        static Pair open() {
            try {
                UnixSocket[] two = UnixSocket.pair();
                return new Pair(two[0], two[1]);
            } catch (IOException refused) {
                throw new AssertionError(refused);
            }
        }

        @Override
        public void close() {
            left.close();
            right.close();
        }
    }
}
