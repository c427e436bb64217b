package io.atr.node.remote;

import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.atr.node.access.Standing;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Locale;

/** Who makes the call that the current thread works for. Any thread that has the call's {@link Context}. */
public final class Callers {
    private static final Context.Key<Seat> KEY = Context.key("atr-caller");

    /** A caller, and who hears of what it was denied. */
    private record Seat(Standing standing, SecurityEvents events) {
        Caller caller() {
            return standing.caller();
        }
    }

    private Callers() {}

    /**
     * The caller.
     *
     * @throws StatusRuntimeException UNAUTHENTICATED when no interceptor put one there
     */
    public static Caller current() {
        return seat().caller();
    }

    /**
     * The caller, if it has a role.
     *
     * @throws StatusRuntimeException PERMISSION_DENIED when it has not, UNAUTHENTICATED when it showed no credentials
     */
    public static Caller require(Role role) {
        Seat seat = seat();
        return check(seat.caller(), seat.events(), role);
    }

    /** The caller of a call that goes on and on, if it has a role; as {@link #require}. */
    static Stay stay(Role role) {
        Seat seat = seat();
        check(seat.caller(), seat.events(), role);
        return new Stay(seat.standing(), seat.events(), role);
    }

    /** As {@link #require}, on any thread. */
    static Caller check(Caller caller, SecurityEvents events, Role role) {
        if (caller.is(role)) {
            return caller;
        }
        String name = role.name().toLowerCase(Locale.ROOT);
        throw denied(
                caller,
                events,
                "this needs the role " + name + ", which " + caller.name() + " has not",
                caller.isAnonymous()
                        ? "show the token or certificate of a caller with that role, or use the node's Unix socket as"
                                + " the user that runs the node"
                        : "add " + name + " to its roles in the node's access file, and have the node read it again"
                                + " (SIGHUP)");
    }

    /**
     * A refusal to throw, which is also told to whoever guards the node.
     *
     * @param what is denied
     * @param remedy what to do about it
     */
    public static StatusRuntimeException denied(String what, String remedy) {
        Seat seat = seat();
        return denied(seat.caller(), seat.events(), what, remedy);
    }

    private static StatusRuntimeException denied(Caller caller, SecurityEvents events, String what, String remedy) {
        events.happened(new SecurityEvent(SecurityEvent.Kind.PERMISSION_DENIED, caller.name(), caller.from(), what));
        Status status = caller.isAnonymous() ? Status.UNAUTHENTICATED : Status.PERMISSION_DENIED;
        return status.withDescription(what + "; " + remedy).asRuntimeException();
    }

    /** The current context with a caller. */
    public static Context withCaller(Caller caller, SecurityEvents events) {
        return withCaller(Standing.fixed(caller), events);
    }

    static Context withCaller(Standing standing, SecurityEvents events) {
        return Context.current().withValue(KEY, new Seat(standing, events));
    }

    /** The same, where nobody listens: for tests. */
    public static Context withCaller(Caller caller) {
        return withCaller(caller, SecurityEvents.NONE);
    }

    /** Takes everybody for one caller: for servers in this process, in tests and benchmarks. */
    public static ServerInterceptor always(Caller caller) {
        return new ServerInterceptor() {
            @Override
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                return new TellingListener<>(Contexts.interceptCall(withCaller(caller), call, headers, next), call);
            }
        };
    }

    private static Seat seat() {
        Seat seat = KEY.get();
        if (seat == null) {
            throw Status.UNAUTHENTICATED
                    .withDescription("nobody asked who is calling; the server lacks its CallerInterceptor")
                    .asRuntimeException();
        }
        return seat;
    }
}
