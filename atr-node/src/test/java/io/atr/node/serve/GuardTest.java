package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.serve.config.NodeConfig.Security;
import io.atr.node.tls.CertificatesForTests;
import io.grpc.Grpc;
import io.grpc.Server;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that change while a node runs, and nobody tells it. */
class GuardTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private CertificatesForTests authority;

    @BeforeEach
    void certificates() throws Exception {
        authority = new CertificatesForTests(folder);
    }

    @Test
    void newConnectionsGetTheNewCertificate() throws Exception {
        Certificate first = authority.server("node");
        Certificate second = authority.server("other");
        try (Guard guard = open()) {
            Server server = Grpc.newServerBuilderForPort(0, guard.credentials(loopback(0)))
                    .build()
                    .start();
            try {
                assertEquals(first, shown(server.getPort()));
                replace("key"); // between the two files, they do not belong together
                await(
                        "the half of a change is told",
                        () -> said.contains("certificates: those in force stay in force"));
                assertEquals(first, shown(server.getPort()));
                replace("crt");
                await("both were read", () -> said.contains("certificates read"));
                assertEquals(second, shown(server.getPort()));
            } finally {
                server.shutdownNow();
            }
        }
    }

    @Test
    void aFileThatGoesAwayAndComesBackIsWatchedOn() throws Exception {
        authority.server("node");
        try (Guard guard = open()) {
            Path away = folder.resolve("away");
            Files.move(folder.resolve("node.crt"), away);
            await("it is told", () -> said.stream().anyMatch(line -> line.startsWith("tls: ")));
            Files.move(away, folder.resolve("node.crt"));
            await("it was read", () -> said.contains("certificates read"));
            assertTrue(guard.reload().contains("certificates read"));
        }
    }

    private Guard open() {
        Security security = new Security(
                Optional.empty(),
                false,
                Optional.of(folder.resolve("node.crt")),
                Optional.of(folder.resolve("node.key")),
                Optional.empty(),
                false);
        return Guard.open(security, event -> {}, said::add, Duration.ofMillis(10));
    }

    private void replace(String kind) throws Exception {
        Files.move(
                folder.resolve("other." + kind), folder.resolve("node." + kind), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The certificate that a new connection is shown. */
    private Certificate shown(int port) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream in = Files.newInputStream(authority.authority())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.connect(loopback(port));
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadline < 0, "never: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
