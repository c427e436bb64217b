package io.atr.node.access;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One caller of an access file: how it is known, and what it may do. Immutable; any thread.
 *
 * @param name the caller's name
 * @param tokens hashes of its tokens
 * @param certificates its certificates
 * @param uids users that it is on the Unix socket
 * @param gids primary groups that it is on the Unix socket
 * @param roles what kinds of things it may do
 * @param senders as whom it may publish
 * @param topics what it may read
 * @param bypass whether its packets may pass ungoverned
 * @param gating whether the logs may wait for it
 * @param expires from when on it is nobody, or null for never
 */
record Grant(
        String name,
        List<TokenHash> tokens,
        List<CertificatePattern> certificates,
        Set<Integer> uids,
        Set<Integer> gids,
        Set<Role> roles,
        SenderScope senders,
        TopicScope topics,
        boolean bypass,
        boolean gating,
        @Nullable Instant expires) {

    boolean has(X509Certificate certificate) {
        return certificates.stream().anyMatch(pattern -> pattern.matches(certificate));
    }

    Caller caller(String from) {
        return new Caller(name, from, roles, senders, topics, bypass, gating);
    }

    /** Whether it can come over TCP. */
    boolean isRemote() {
        return !tokens.isEmpty() || !certificates.isEmpty();
    }

    long untilMillis() {
        return expires == null ? Admission.FOR_EVER : expires.toEpochMilli();
    }
}
