package io.atr.node.local;

import io.atr.bridge.Gatekeeper;
import io.atr.bridge.Refusal;
import io.atr.bridge.RefusedException;
import io.atr.bridge.SessionRights;
import io.atr.node.access.Admission;
import io.atr.node.access.Admitter;
import io.atr.node.access.Credentials;
import io.atr.node.access.PeerCredentials;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.atr.node.access.Standing;
import io.atr.node.rules.RuleBook;
import io.atr.node.view.Sessions;
import io.atr.platform.Peer;
import java.util.function.Supplier;

/** Lets processes in by what the kernel says of them, or by their token. The bridge's thread. */
public final class LocalGate implements Gatekeeper {
    private final Admitter admitter;
    private final Supplier<RuleBook> rules;
    private final Sessions sessions;
    private final SecurityEvents events;

    /**
     * A gate.
     *
     * @param admitter says who somebody is
     * @param rules those in force
     * @param sessions where who came in is listed
     * @param events hears of who did not
     */
    public LocalGate(Admitter admitter, Supplier<RuleBook> rules, Sessions sessions, SecurityEvents events) {
        this.admitter = admitter;
        this.rules = rules;
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public SessionRights admit(Peer peer, String token) throws RefusedException {
        Credentials credentials = Credentials.unix(
                new PeerCredentials(peer.uid(), peer.gid(), peer.pid()), token.isEmpty() ? null : token);
        long generation = admitter.generation();
        return switch (admitter.admit(credentials)) {
            case Admission.Admitted admitted ->
                new LocalRights(
                        new Standing(admitter, () -> credentials, generation, admitted),
                        rules,
                        sessions.begin(admitted.caller().name(), credentials.from(), "shm"),
                        events);
            case Admission.Refused refused -> {
                events.happened(new SecurityEvent(SecurityEvent.Kind.REFUSED, "", credentials.from(), refused.text()));
                throw new RefusedException(Refusal.UNAUTHENTICATED, refused.text());
            }
        };
    }
}
