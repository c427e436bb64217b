package io.atr.node.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that lives as long as this object, and issues certificates for trying. One thread. */
final class DevCertificates {
    /** How long certificates are good. */
    static final Duration LIFE = Duration.ofDays(365);

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;

    /** A certificate and its key. */
    record Issued(X509Certificate certificate, KeyPair keys) {
        String certificatePem() throws GeneralSecurityException {
            return Pem.text("CERTIFICATE", certificate.getEncoded());
        }

        String keyPem() {
            return Pem.text("PRIVATE KEY", keys.getPrivate().getEncoded());
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Instant from;
    private final Instant to;
    private final Issued authority;

    DevCertificates(Instant now, Duration life) throws GeneralSecurityException {
        from = now.minus(CLOCK_SKEW);
        to = now.plus(life);
        X500Name name = name("ATR authority for trying");
        KeyPair keys = keys();
        try {
            JcaX509v3CertificateBuilder builder = builder(name, keys, name);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            authority = new Issued(sign(builder, keys), keys);
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    Issued authority() {
        return authority;
    }

    /** A server's, for host names and addresses. */
    Issued server(List<String> hosts) throws GeneralSecurityException {
        GeneralName[] names = hosts.stream().map(DevCertificates::host).toArray(GeneralName[]::new);
        return issue(hosts.getFirst(), KeyPurposeId.id_kp_serverAuth, names, from, to);
    }

    /** A client's, good from and to some time. */
    Issued client(String name, Instant notBefore, Instant notAfter) throws GeneralSecurityException {
        GeneralName[] names = {new GeneralName(GeneralName.uniformResourceIdentifier, "atr:" + name)};
        return issue(name, KeyPurposeId.id_kp_clientAuth, names, notBefore, notAfter);
    }

    /** A client's. */
    Issued client(String name) throws GeneralSecurityException {
        return client(name, from, to);
    }

    private Issued issue(
            String commonName, KeyPurposeId purpose, GeneralName[] names, Instant notBefore, Instant notAfter)
            throws GeneralSecurityException {
        KeyPair keys = keys();
        X500Name issuer = name("ATR authority for trying");
        try {
            JcaX509v3CertificateBuilder builder = builder(issuer, keys, name(commonName), notBefore, notAfter);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            return new Issued(sign(builder, authority.keys()), keys);
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, KeyPair keys, X500Name subject) {
        return builder(issuer, keys, subject, from, to);
    }

    @SuppressWarnings("JavaUtilDate") // the builder takes no other times
    private JcaX509v3CertificateBuilder builder(
            X500Name issuer, KeyPair keys, X500Name subject, Instant notBefore, Instant notAfter) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                java.util.Date.from(notBefore),
                java.util.Date.from(notAfter),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair signer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static GeneralName host(String host) {
        try {
            return new GeneralName(
                    GeneralName.iPAddress, InetAddress.ofLiteral(host).getHostAddress());
        } catch (IllegalArgumentException e) {
            return new GeneralName(GeneralName.dNSName, host);
        }
    }
}
