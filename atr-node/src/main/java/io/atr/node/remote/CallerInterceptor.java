package io.atr.node.remote;

import io.atr.node.access.Admission;
import io.atr.node.access.Admitter;
import io.atr.node.access.Credentials;
import io.atr.node.access.PeerCredentials;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.atr.node.access.Standing;
import io.grpc.Attributes;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessSocketAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a call and puts the answer into its context, for {@link Callers}; ends calls whose credentials are
 * refused, and tells callers the status that a service throws. Any thread. With {@link PeerCredentialsFilter} on the server, a connection is looked up once for each token
 * that comes over it in turn, and again when the admitter's answers may have changed.
 */
public final class CallerInterceptor implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final Admitter admitter;
    private final SecurityEvents events;

    /** @param events hears of what is refused */
    public CallerInterceptor(Admitter admitter, SecurityEvents events) {
        this.admitter = admitter;
        this.events = events;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Attributes attributes = call.getAttributes();
        String token = token(headers.get(AUTHORIZATION));
        Connection connection = attributes.get(Connection.KEY);
        long generation = admitter.generation();
        Admission admission = connection == null ? null : connection.recall(admitter, token);
        if (admission == null) {
            admission = ask(attributes, token, connection, generation);
        }
        return switch (admission) {
            case Admission.Admitted admitted -> {
                var standing = new Standing(admitter, () -> credentials(attributes, token), generation, admitted);
                yield serve(standing, call, headers, next);
            }
            case Admission.Refused refused -> {
                call.close(status(refused.why()).withDescription(refused.text()), new Metadata());
                yield new ServerCall.Listener<>() {};
            }
        };
    }

    private <Q, R> ServerCall.Listener<Q> serve(
            Standing caller, ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        try {
            return new TellingListener<>(
                    Contexts.interceptCall(Callers.withCaller(caller, events), call, headers, next), call);
        } catch (StatusRuntimeException e) {
            TellingListener.end(call, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private Admission ask(
            Attributes attributes, @Nullable String token, @Nullable Connection connection, long generation) {
        Credentials credentials = credentials(attributes, token);
        Admission admission = admitter.admit(credentials);
        switch (admission) {
            case Admission.Admitted admitted -> {
                if (connection != null) {
                    connection.keep(generation, token, admitted);
                }
            }
            case Admission.Refused refused ->
                events.happened(new SecurityEvent(
                        SecurityEvent.Kind.REFUSED, refused.why().name(), credentials.from(), refused.text()));
        }
        return admission;
    }

    static Status status(Admission.Why why) {
        return why == Admission.Why.UNKNOWN_USER ? Status.PERMISSION_DENIED : Status.UNAUTHENTICATED;
    }

    private static Credentials credentials(Attributes attributes, @Nullable String token) {
        PeerCredentials peer = attributes.get(PeerNegotiator.PEER);
        if (peer != null) {
            return Credentials.unix(peer, token);
        }
        SocketAddress remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (remote instanceof InProcessSocketAddress) {
            return Credentials.inProcess(token);
        }
        boolean loopback = remote instanceof InetSocketAddress inet
                && inet.getAddress() != null
                && inet.getAddress().isLoopbackAddress();
        return Credentials.tcp(shown(remote), loopback, token, chain(attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION)));
    }

    static String shown(@Nullable SocketAddress remote) {
        if (remote instanceof InetSocketAddress inet && inet.getAddress() != null) {
            String host = inet.getAddress().getHostAddress();
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
        }
        return "an unknown address";
    }

    private static List<X509Certificate> chain(@Nullable SSLSession session) {
        if (session == null) {
            return List.of();
        }
        try {
            Certificate[] certificates = session.getPeerCertificates();
            return Arrays.stream(certificates)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of(); // it showed none, and did not have to
        }
    }

    /** What follows the word Bearer; another scheme is a token that nobody has, so that it is refused. */
    private static @Nullable String token(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : "";
    }
}
