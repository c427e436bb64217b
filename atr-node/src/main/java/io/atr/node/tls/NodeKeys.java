package io.atr.node.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows the node's identity of the moment. A handshake that is under way keeps the one it began with. Any thread. */
final class NodeKeys extends X509ExtendedKeyManager {
    private static final int KEPT = 2;

    /** The identities of the last two generations, by alias: a handshake asks for key and chain one after the other. */
    private final @Nullable Identity[] identities = new Identity[KEPT];

    private int generation;

    NodeKeys(Identity identity) {
        identities[0] = identity;
    }

    synchronized void change(Identity identity) {
        generation++;
        identities[generation % KEPT] = identity;
    }

    private synchronized @Nullable String alias(@Nullable String keyType) {
        Identity identity = identities[generation % KEPT];
        boolean fits = identity != null
                && (keyType == null || keyType.startsWith(identity.key().getAlgorithm()));
        return fits ? String.valueOf(generation) : null;
    }

    private synchronized @Nullable Identity find(String alias) {
        int asked = Integer.parseInt(alias);
        return generation - asked < KEPT ? identities[asked % KEPT] : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = find(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = find(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // a node is no client
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
