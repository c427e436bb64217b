package io.atr.node.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An authority with whatever certificates a test wants, in files. */
public final class CertificatesForTests {
    private final DevCertificates made;
    private final Path folder;

    /** An authority of its own. */
    public CertificatesForTests(Path folder) throws Exception {
        this.made = new DevCertificates(Instant.now(), Duration.ofDays(1));
        this.folder = folder;
        Files.writeString(folder.resolve("ca.crt"), made.authority().certificatePem());
    }

    /** The authority's file. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    /** Writes NAME.crt and NAME.key of a new server certificate for localhost; answers it. */
    public X509Certificate server(String name) throws Exception {
        return write(name, made.server(List.of("localhost", "127.0.0.1")));
    }

    /** Writes NAME.crt and NAME.key of a new client certificate; answers it. */
    public X509Certificate client(String name) throws Exception {
        return write(name, made.client(name));
    }

    /** The same, but it was good until yesterday only. */
    public X509Certificate expiredClient(String name) throws Exception {
        Instant now = Instant.now();
        return write(name, made.client(name, now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(1))));
    }

    private X509Certificate write(String name, DevCertificates.Issued issued) throws Exception {
        Files.writeString(folder.resolve(name + ".crt"), issued.certificatePem());
        Files.writeString(folder.resolve(name + ".key"), issued.keyPem());
        return issued.certificate();
    }
}
