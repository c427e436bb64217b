package io.atr.node.access;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shows who wants something of the node. Immutable; any thread.
 *
 * @param transport how it came
 * @param from where from, for people
 * @param loopback whether it came over TCP from this very machine
 * @param token the bearer token, or null for none
 * @param certificates the client's chain, its own first, already verified by TLS; empty for none
 * @param peer what the kernel says, or null where it says nothing
 */
public record Credentials(
        Transport transport,
        String from,
        boolean loopback,
        @Nullable String token,
        List<X509Certificate> certificates,
        @Nullable PeerCredentials peer) {

    /** Of a caller over TCP. */
    public static Credentials tcp(
            String from, boolean loopback, @Nullable String token, List<X509Certificate> certificates) {
        return new Credentials(Transport.TCP, from, loopback, token, List.copyOf(certificates), null);
    }

    /** Of a caller on the Unix socket. */
    public static Credentials unix(PeerCredentials peer, @Nullable String token) {
        String from = "pid " + peer.pid() + ", uid " + peer.uid();
        return new Credentials(Transport.UNIX, from, false, token, List.of(), peer);
    }

    /** Of a caller in this process. */
    public static Credentials inProcess(@Nullable String token) {
        return new Credentials(Transport.IN_PROCESS, "this process", false, token, List.of(), null);
    }

    /** Without the token: it must not reach a log. */
    @Override
    public String toString() {
        return transport + " from " + from + (token == null ? "" : ", with a token")
                + (certificates.isEmpty() ? "" : ", with a certificate");
    }
}
