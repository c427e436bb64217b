package io.atr.node.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a listener's certificates are. All files are PEM.
 *
 * @param certificate the node's chain, its own certificate first
 * @param key its private key, PKCS 8 without a passphrase
 * @param clientAuthorities who may have issued clients' certificates; null: clients are not asked for any
 * @param clientRequired whether a client without a certificate is refused, with {@code clientAuthorities}
 */
public record TlsSettings(
        Path certificate, Path key, @Nullable Path clientAuthorities, boolean clientRequired) {}
