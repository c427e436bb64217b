package io.atr.node.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.access.AccessDesk;
import io.atr.node.access.Admission;
import io.atr.node.access.Credentials;
import io.atr.node.access.SecurityEvents;
import io.atr.node.cli.Atr;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsDevCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Atr.run(Terminal.plain(out, err), args);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatItMakesWorksTogether() throws Exception {
        Path dir = folder.resolve("tls");
        assertEquals(
                0, run("tls", "dev", "--dir", dir.toString(), "--host", "feed.example", "--host", "10.0.0.5"), error());
        try (var files = Files.list(dir)) {
            for (Path file : files.toList()) {
                assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
            }
        }
        TlsSettings settings =
                new TlsSettings(dir.resolve("server.crt"), dir.resolve("server.key"), dir.resolve("ca.crt"), true);
        NodeTls.open(settings, SecurityEvents.NONE).close();
        var server = Pem.certificates(dir.resolve("server.crt")).getFirst();
        Set<String> names = server.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .collect(Collectors.toSet());
        assertEquals(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "feed.example", "10.0.0.5"), names);
        AccessDesk desk = AccessDesk.open(dir.resolve("access.yaml"), false, 1, SecurityEvents.NONE);
        var client = Pem.certificates(dir.resolve("client.crt"));
        Admission admission = desk.admit(Credentials.tcp("10.0.0.9:1", false, null, client));
        assertEquals("dev-client", ((Admission.Admitted) admission).caller().name());
        ClientTrust.read(dir.resolve("ca.crt"))
                .checkClientTrusted(client.toArray(java.security.cert.X509Certificate[]::new), "EC");
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("./atr serve --grpc-listen 0.0.0.0:7400 --tls-cert " + dir), printed);
        assertTrue(printed.contains("--node feed.example:7400"), printed);
    }

    @Test
    void nothingIsReplacedWithoutForce() throws Exception {
        Path key = folder.resolve("server.key");
        Files.writeString(key, "mine");
        assertEquals(1, run("tls", "dev", "--dir", folder.toString()));
        assertTrue(error().contains("server.key is there already"), error());
        assertEquals("mine", Files.readString(key));
        assertEquals(List.of("server.key"), List.of(folder.toFile().list()));
        assertEquals(0, run("tls", "dev", "--dir", folder.toString(), "--force"));
        assertNotEquals("mine", Files.readString(key));
    }

    @Test
    void wrongHostsAreAUsageError() {
        assertEquals(2, run("tls", "dev", "--dir", folder.resolve("x").toString(), "--host", "a b"));
        assertTrue(error().contains("is no name and no address"), error());
    }

    @Test
    void theTokenGoesToStdoutAndItsHashToTheAccessFile() throws Exception {
        assertEquals(0, run("access", "token", "feed"));
        String token = out.toString(StandardCharsets.UTF_8).strip();
        Path file = folder.resolve("access.yaml");
        String lines = error().lines().filter(line -> line.startsWith(" ")).collect(Collectors.joining("\n"));
        Files.writeString(file, "version: 1\ncallers:\n" + lines + "\n");
        AccessDesk desk = AccessDesk.open(file, false, 1, SecurityEvents.NONE);
        Admission admission = desk.admit(Credentials.tcp("a", false, token, List.of()));
        assertEquals("feed", ((Admission.Admitted) admission).caller().name());
        assertTrue(!error().contains(token));
        assertEquals(0, run("access", "lint", file.toString()));
        Files.writeString(file, "version: 7\n");
        assertEquals(78, run("access", "lint", file.toString()));
        assertEquals(2, run("access", "token", "anonymous"));
    }
}
