package io.atr.node.tls;

import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides about clients' certificates by the authorities of the moment; what is refused is counted and told. Any thread. */
final class ClientTrust extends X509ExtendedTrustManager {
    private final SecurityEvents events;
    private final LongAdder refused = new LongAdder();
    private volatile X509ExtendedTrustManager current;

    ClientTrust(X509ExtendedTrustManager current, SecurityEvents events) {
        this.current = current;
        this.events = events;
    }

    /** What a file of authorities trusts. */
    static X509ExtendedTrustManager read(Path file) throws TlsException {
        List<X509Certificate> authorities = Pem.certificates(file);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry(String.valueOf(i), authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(file + ": cannot be used as authorities: " + e.getMessage()
                    + "; name a PEM file with the certificates of the authorities");
        }
        throw new TlsException(file + ": this Java has no TLS to trust it with; use another JDK");
    }

    void change(X509ExtendedTrustManager other) {
        current = other;
    }

    long refused() {
        return refused.sum();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        try {
            // Without the engine: its check of the name is for clients that look for one server.
            current.checkClientTrusted(chain, authType);
        } catch (CertificateException e) {
            refused.increment();
            String who = chain.length == 0
                    ? "no certificate"
                    : chain[0].getSubjectX500Principal().getName();
            events.happened(new SecurityEvent(
                    SecurityEvent.Kind.HANDSHAKE_FAILED, who, from(engine), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType, (SSLEngine) null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checkClientTrusted(chain, authType, (SSLEngine) null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a node is no client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("a node is no client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a node is no client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return current.getAcceptedIssuers();
    }

    private static String from(@Nullable SSLEngine engine) {
        return engine == null || engine.getPeerHost() == null ? "" : engine.getPeerHost() + ":" + engine.getPeerPort();
    }
}
