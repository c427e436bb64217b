package io.atr.node.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Who the node is. Immutable; any thread.
 *
 * @param chain its certificate and those that vouch for it
 * @param key the certificate's private key
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE = {'a', 't', 'r'};

    /** Reads it; a key that is not the certificate's, or a certificate that is over, is refused. */
    static Identity read(TlsSettings settings, Instant now) throws TlsException {
        Identity identity = new Identity(Pem.certificates(settings.certificate()), Pem.key(settings.key()));
        Instant end = identity.chain.getFirst().getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new TlsException(
                    settings.certificate() + ": the certificate expired at " + end + "; put a new one in its place");
        }
        if (!identity.fits()) {
            throw new TlsException(settings.key() + ": is not the key of the first certificate in "
                    + settings.certificate() + "; name the two files that were made together");
        }
        return identity;
    }

    private boolean fits() {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "EdDSA";
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
