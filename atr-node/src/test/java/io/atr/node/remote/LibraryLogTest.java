package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Limits;
import io.atr.node.gate.GateLimits;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What strangers can make a node's libraries say is counted, and told in a few lines. */
class LibraryLogTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong(-5);
    private final LibraryLog log = new LibraryLog(lines::add, now::get);

    private void say(String logger, Level level, String message, Throwable thrown) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        log.publish(record);
    }

    @Test
    void aKindIsToldOnceInTenSeconds() {
        for (int i = 0; i < 1000; i++) {
            say("io.grpc.netty.Handler", Level.WARNING, "Stream Error", new IllegalStateException("packet " + i));
        }
        assertEquals(List.of("a connection: Handler, IllegalStateException: packet 0"), lines);
        say("io.grpc.netty.Handler", Level.SEVERE, "another", new IllegalArgumentException("x"));
        assertEquals(2, lines.size());
        now.addAndGet(10_000_000_000L);
        say("io.grpc.netty.Handler", Level.WARNING, "Stream Error", new IllegalStateException("packet 1000"));
        assertEquals(
                "a connection: Handler, IllegalStateException: packet 1000; 999 more of its kind since the last line",
                lines.getLast());
        say("io.grpc.netty.Handler", Level.FINE, "not told anyway", null);
        assertEquals(1002, log.count());
        assertEquals(3, lines.size());
    }

    @Test
    void kindsAreLimitedAndLinesAreOnePlainLine() {
        for (int i = 0; i < 10_000; i++) {
            say("io.netty.Logger" + i, Level.WARNING, "a\u001b[31mred\r\nsecond line" + "x".repeat(1000), null);
        }
        assertEquals(33, lines.size());
        for (String line : lines) {
            assertTrue(line.length() < 300, line);
            assertFalse(line.chars().anyMatch(Character::isISOControl), line);
        }
        assertEquals(10_000, log.count());
    }

    /** As they come: another protocol, nonsense, headers without end, each many times over. */
    @Test
    void strangersOnARealListenerFillNoLog() throws Exception {
        String http = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        String[] inputs = {http, "\u0016\u0003\u0001\u0002\0\u0001", preface + "nonsense".repeat(20), preface + http};
        Logger grpc = Logger.getLogger("io.grpc");
        boolean before = grpc.getUseParentHandlers();
        try (RemoteNode node = new RemoteNode(
                "version: 1\ntopics: []\nsenders: []\n",
                Limits.DEFAULT,
                64,
                GateLimits.DEFAULT,
                RemoteSettings.DEFAULT,
                RemoteNode.EVERYTHING)) {
            String[] address = node.tcp().authority().split(":");
            InetSocketAddress at =
                    new InetSocketAddress(InetAddress.getByName(address[0]), Integer.parseInt(address[1]));
            try (LibraryLog installed = LibraryLog.install(lines::add)) {
                for (int i = 0; i < 25; i++) {
                    for (String input : inputs) {
                        send(at, input);
                    }
                }
                assertTrue(installed.count() > 25, "records " + installed.count());
            }
        }
        assertTrue(lines.size() <= 12, lines::toString);
        assertEquals(before, grpc.getUseParentHandlers());
    }

    private static void send(InetSocketAddress at, String input) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(at);
            OutputStream out = socket.getOutputStream();
            out.write(input.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            while (socket.getInputStream().read() >= 0) {}
        } catch (java.net.SocketException reset) {
            // the node may hang up first
        }
    }
}
