package io.atr.node.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes PEM files. Any thread; no state. */
final class Pem {
    private static final int LONGEST = 1 << 20;
    private static final int LINE = 64;
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private Pem() {}

    /** The certificates of a file, at least one. */
    static List<X509Certificate> certificates(Path file) throws TlsException {
        byte[] bytes = read(file);
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            if (all.isEmpty()) {
                throw new TlsException(file + ": holds no certificate; it starts with -----BEGIN CERTIFICATE-----");
            }
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw new TlsException(file + ": holds no certificates that can be read (" + e.getMessage()
                    + "); write them as PEM, one after the other");
        }
    }

    /** The private key of a file. */
    static PrivateKey key(Path file) throws TlsException {
        Matcher found = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new TlsException(file + ": holds no private key in PKCS 8 without a passphrase; make one with"
                    + " openssl pkcs8 -topk8 -nocrypt");
        }
        try {
            return key(Base64.getMimeDecoder().decode(found.group(1)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new TlsException(file + ": the private key cannot be read; use an EC, RSA or Ed25519 key in PKCS 8");
        }
    }

    /** A block of PEM. */
    static String text(String what, byte[] bytes) {
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return "-----BEGIN " + what + "-----\n" + encoder.encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    private static PrivateKey key(byte[] bytes) throws GeneralSecurityException {
        InvalidKeySpecException last = new InvalidKeySpecException("none of " + ALGORITHMS);
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException e) {
                last = e; // a key of another algorithm, unless it was the last
            }
        }
        throw last;
    }

    private static byte[] read(Path file) throws TlsException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new TlsException(file + ": is longer than 1 MiB; name a PEM file of certificates or a key");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new TlsException(file + ": no such file; check the path, or make files with ./atr tls dev");
        } catch (AccessDeniedException e) {
            throw new TlsException(file + ": this process may not read it; give its user read permission");
        } catch (IOException e) {
            throw new TlsException(file + ": cannot be read: " + e.getMessage() + "; check the disk and the path");
        }
    }
}
