package io.atr.node.access;

import io.atr.node.rules.RulesException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who somebody is, and so what it may do: by its token, its certificate, or what the kernel says about the other end
 * of a Unix socket; a caller of this very machine over TCP needs none of them for what does no harm. Any thread.
 *
 * <p>A token decides alone where there is one, then a certificate. Credentials that are shown and no good are refused: they
 * never make somebody an anonymous caller.
 */
public final class AccessDesk implements Admitter {
    static final int ROOT = 0;
    private static final Set<Role> EVERYTHING = Set.copyOf(EnumSet.allOf(Role.class));
    private static final Set<Role> ANONYMOUS_ROLES = Set.of(Role.PUBLISHER, Role.OBSERVER);
    private static final Set<Role> OPEN_ROLES = Set.of(Role.PUBLISHER, Role.OBSERVER, Role.OPERATOR);

    private final @Nullable Path file;
    private final boolean open;
    private final int ownUid;
    private final SecurityEvents events;
    private final InstantSource clock;
    private final AccessCounters counters = new AccessCounters();
    private volatile State state;

    /** What the file said, and how often it was read. */
    private record State(Grants grants, long generation) {}

    private AccessDesk(
            @Nullable Path file, boolean open, int ownUid, SecurityEvents events, InstantSource clock, Grants grants) {
        this.file = file;
        this.open = open;
        this.ownUid = ownUid;
        this.events = events;
        this.clock = clock;
        this.state = new State(grants, 1);
    }

    /**
     * A desk.
     *
     * @param file who may do what, or null: nobody but those who need no grant
     * @param open whether loopback callers without credentials are operators
     * @param ownUid the user that runs the node, see {@link OwnUser#uid}
     * @param events hears of reloads
     * @throws RulesException when the file cannot be used; its text says why
     */
    public static AccessDesk open(@Nullable Path file, boolean open, int ownUid, SecurityEvents events)
            throws RulesException {
        return open(file, open, ownUid, events, InstantSource.system());
    }

    static AccessDesk open(@Nullable Path file, boolean open, int ownUid, SecurityEvents events, InstantSource clock)
            throws RulesException {
        Grants grants = file == null ? Grants.NONE : AccessFile.read(file);
        if (open) {
            events.happened(new SecurityEvent(
                    SecurityEvent.Kind.OPEN, "", "", "loopback callers without credentials are operators"));
        }
        return new AccessDesk(file, open, ownUid, events, clock, grants);
    }

    /** What is odd about the file and about {@code open}, a line each, for whoever started the node. */
    public List<String> warnings() {
        List<String> odd = state.grants().warnings();
        if (!open) {
            return odd;
        }
        List<String> all = new ArrayList<>(odd);
        all.add("--open: whoever can run a program on this machine may change the rules; leave it out in production");
        return List.copyOf(all);
    }

    /** How often credentials were looked at. */
    public AccessCounters counters() {
        return counters;
    }

    @Override
    public long generation() {
        return state.generation();
    }

    /**
     * Reads the file again. One that cannot be used changes nothing.
     *
     * @return why nothing changed, a line each; empty when the file is in force
     */
    public synchronized List<String> reload() {
        if (file == null) {
            return List.of();
        }
        try {
            Grants grants = AccessFile.read(file);
            state = new State(grants, state.generation() + 1);
            events.happened(new SecurityEvent(
                    SecurityEvent.Kind.RELOADED,
                    "",
                    file.toString(),
                    grants.all().size() + " callers"));
            return List.of();
        } catch (RulesException e) {
            List<String> lines = String.valueOf(e.getMessage()).lines().toList();
            events.happened(new SecurityEvent(SecurityEvent.Kind.RELOAD_FAILED, "", file.toString(), lines.getFirst()));
            return lines;
        }
    }

    /** Makes everybody be looked at again, as certificates may have changed. */
    public synchronized void forget() {
        state = new State(state.grants(), state.generation() + 1);
    }

    /** Whether the file names users or groups beside the node's own user. */
    public boolean namesOtherUsers() {
        return state.grants().anyOtherUser(ownUid);
    }

    @Override
    public Admission admit(Credentials credentials) {
        Admission admission = judge(credentials, state.grants());
        counters.count(admission);
        return admission;
    }

    private Admission judge(Credentials credentials, Grants grants) {
        String token = credentials.token();
        if (token != null) {
            Grant grant = grants.byToken(token);
            return grant == null ? refuse(Admission.Why.BAD_TOKEN) : admit(grant, credentials, Admission.FOR_EVER);
        }
        if (!credentials.certificates().isEmpty()) {
            return byCertificate(credentials, grants);
        }
        PeerCredentials peer = credentials.peer();
        if (peer != null) {
            return byPeer(credentials, peer, grants);
        }
        return switch (credentials.transport()) {
            case IN_PROCESS -> everything("this process", credentials, null);
            case TCP -> credentials.loopback() ? anonymous(credentials) : refuse(Admission.Why.NO_CREDENTIALS);
            case UNIX -> refuse(Admission.Why.UNKNOWN_USER);
        };
    }

    private Admission byCertificate(Credentials credentials, Grants grants) {
        X509Certificate certificate = credentials.certificates().getFirst();
        Grant grant = grants.byCertificate(certificate);
        if (grant == null) {
            return new Admission.Refused(
                    Admission.Why.UNKNOWN_CERTIFICATE,
                    "this certificate (" + CertificatePattern.shown(certificate) + ") is no caller's; name it under"
                            + " certificate in the node's access file");
        }
        return admit(grant, credentials, certificate.getNotAfter().toInstant().toEpochMilli());
    }

    private Admission byPeer(Credentials credentials, PeerCredentials peer, Grants grants) {
        Grant grant = grants.byPeer(peer);
        if (peer.uid() == ownUid || peer.uid() == ROOT) {
            boolean bypass = grant != null && grant.uids().contains(peer.uid()) && grant.bypass() && !isOver(grant);
            return everything("uid " + peer.uid(), credentials, bypass ? grant : null);
        }
        return grant == null
                ? new Admission.Refused(
                        Admission.Why.UNKNOWN_USER,
                        "uid " + peer.uid() + " (group " + peer.gid() + ") may nothing here; name it under uids or gids"
                                + " in the node's access file, or show a token")
                : admit(grant, credentials, Admission.FOR_EVER);
    }

    private Admission admit(Grant grant, Credentials credentials, long latest) {
        long until = Math.min(latest, grant.untilMillis());
        if (until != Admission.FOR_EVER && clock.millis() >= until) {
            return new Admission.Refused(
                    Admission.Why.EXPIRED,
                    "the credentials of " + grant.name() + " have expired; ask the node's operator for new ones");
        }
        return new Admission.Admitted(grant.caller(credentials.from()), until);
    }

    private boolean isOver(Grant grant) {
        return grant.expires() != null && clock.millis() >= grant.untilMillis();
    }

    /** @param bypass what grants the bypass for as long as it holds, or null */
    private static Admission everything(String name, Credentials credentials, @Nullable Grant bypass) {
        return new Admission.Admitted(
                new Caller(name, credentials.from(), EVERYTHING, SenderScope.ALL, TopicScope.ALL, bypass != null, true),
                bypass == null ? Admission.FOR_EVER : bypass.untilMillis());
    }

    private Admission anonymous(Credentials credentials) {
        return new Admission.Admitted(
                new Caller(
                        Caller.ANONYMOUS,
                        credentials.from(),
                        open ? OPEN_ROLES : ANONYMOUS_ROLES,
                        new LoopbackSenders(),
                        TopicScope.NONE,
                        false,
                        false),
                Admission.FOR_EVER);
    }

    private static Admission refuse(Admission.Why why) {
        return new Admission.Refused(
                why,
                switch (why) {
                    case BAD_TOKEN -> "nobody has this token; check the token file, or ask the node's operator for one";
                    case UNKNOWN_USER -> "the kernel does not say who this is; connect again";
                    default ->
                        "callers of other machines need a token or a certificate; ask the node's operator for one";
                });
    }

    /**
     * Whether a TCP listener may listen there: beyond loopback only with TLS and somebody who can log in.
     *
     * @param address where it would listen
     * @param tls whether it speaks TLS
     * @param clientAuthorities whether TLS trusts any client certificates
     * @return why not, and how to set it up; empty when it may
     */
    public Optional<String> checkBinding(InetSocketAddress address, boolean tls, boolean clientAuthorities) {
        InetAddress host = address.getAddress();
        if (host != null && host.isLoopbackAddress()) {
            return Optional.empty();
        }
        String where = (host == null ? address.getHostString() : host.getHostAddress()) + ":" + address.getPort();
        if (!tls) {
            return Optional.of(
                    where + " can be reached from other machines, so it needs TLS and callers that are known;"
                            + " ./atr tls dev --host NAME makes certificates for trying and prints the flags to add");
        }
        Grants grants = state.grants();
        if (!grants.anyRemote()) {
            return Optional.of(where + " can be reached from other machines, but nobody has a token or a certificate;"
                    + " ./atr access token NAME prints a token and the lines for --access-file FILE");
        }
        if (!grants.anyToken() && !clientAuthorities) {
            return Optional.of(where + " knows callers by certificates only, but trusts no authority;"
                    + " add --tls-client-ca FILE, or give a caller a token: ./atr access token NAME");
        }
        return Optional.empty();
    }
}
