package io.atr.node.access;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an access file. Immutable; any thread.
 *
 * @param all its callers, in the file's order
 * @param warnings what is odd about it, a line each
 */
record Grants(List<Grant> all, List<String> warnings) {
    /** Nobody is granted anything. */
    static final Grants NONE = new Grants(List.of(), List.of());

    /** Whose token it is, or null; every hash is looked at, so the time this takes tells nothing. */
    @Nullable
    Grant byToken(String token) {
        TokenHash shown = TokenHash.of(token);
        Grant found = null;
        for (Grant grant : all) {
            for (TokenHash known : grant.tokens()) {
                found = known.isSame(shown) ? grant : found;
            }
        }
        return found;
    }

    /** The first whose certificate it is, or null. */
    @Nullable
    Grant byCertificate(X509Certificate certificate) {
        return all.stream().filter(grant -> grant.has(certificate)).findFirst().orElse(null);
    }

    /** The one that names the user, else the first that names its group, or null. */
    @Nullable
    Grant byPeer(PeerCredentials peer) {
        return all.stream()
                .filter(grant -> grant.uids().contains(peer.uid()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(grant -> grant.gids().contains(peer.gid()))
                        .findFirst())
                .orElse(null);
    }

    /** Whether a user but this one and root can come to the Unix socket. */
    boolean anyOtherUser(int own) {
        return all.stream()
                .anyMatch(grant -> !grant.gids().isEmpty()
                        || grant.uids().stream().anyMatch(uid -> uid != own && uid != AccessDesk.ROOT));
    }

    /** Whether anybody can come over TCP. */
    boolean anyRemote() {
        return all.stream().anyMatch(Grant::isRemote);
    }

    /** Whether anybody can come with a certificate. */
    boolean anyCertificate() {
        return all.stream().anyMatch(grant -> !grant.certificates().isEmpty());
    }

    /** Whether anybody can come with a token. */
    boolean anyToken() {
        return all.stream().anyMatch(grant -> !grant.tokens().isEmpty());
    }
}
