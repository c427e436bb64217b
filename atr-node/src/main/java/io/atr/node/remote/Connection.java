package io.atr.node.remote;

import io.atr.node.access.Admission;
import io.atr.node.access.Admitter;
import io.atr.node.access.Caller;
import io.atr.node.gate.ByteBudget;
import io.atr.node.view.Sessions;
import io.grpc.Attributes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Remembers who is at the other end of a connection, so that not every call is looked up. Any thread. */
final class Connection {
    static final Attributes.Key<Connection> KEY = Attributes.Key.create("atr-connection");

    /** As whom it is listed while nobody has asked. */
    static final String NOBODY = "not known yet";

    private final Sessions.Open session;
    private final @Nullable Arrival arrival;
    private final ByteBudget.Account memory = new ByteBudget.Account();

    /**
     * A connection.
     *
     * @param session as which it is listed
     * @param arrival what has or needs a place; null where none is needed
     */
    Connection(Sessions.Open session, @Nullable Arrival arrival) {
        this.session = session;
        this.arrival = arrival;
    }

    /** Takes a place among the listener's connections, unless it has one; false when none is left. */
    boolean takePlace(boolean operator) {
        return arrival == null || arrival.takePlace(operator);
    }

    Sessions.Open session() {
        return session;
    }

    /** What the node holds for its calls. */
    ByteBudget.Account memory() {
        return memory;
    }

    /** An answer, and what it holds for. */
    private record Known(long generation, @Nullable String token, Admission.Admitted admission) {}

    private volatile @Nullable Known known;

    /** The answer for this token, or null when there is none that still holds. */
    Admission.@Nullable Admitted recall(Admitter admitter, @Nullable String token) {
        Known last = known;
        if (last == null || last.generation() != admitter.generation() || !isSame(last.token(), token)) {
            return null;
        }
        long until = last.admission().untilMillis();
        boolean holds = until == Admission.FOR_EVER || System.currentTimeMillis() < until;
        return holds ? last.admission() : null;
    }

    /** @param generation read before the question was asked */
    void keep(long generation, @Nullable String token, Admission.Admitted admission) {
        known = new Known(generation, token, admission);
        Caller caller = admission.caller();
        List<String> roles = caller.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        session.known(caller.name(), roles);
    }

    /** A proxy may carry several callers over one connection, so the time this takes must not tell a token. */
    private static boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
