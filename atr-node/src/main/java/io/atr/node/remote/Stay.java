package io.atr.node.remote;

import io.atr.node.access.Admission;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.atr.node.access.Standing;
import io.grpc.StatusRuntimeException;

/**
 * The caller of a call that goes on and on, which needs a role as long as it does. One thread at a time, whichever that is:
 * it need not have the call's context.
 */
final class Stay {
    private final Standing standing;
    private final SecurityEvents events;
    private final Role role;

    Stay(Standing standing, SecurityEvents events, Role role) {
        this.standing = standing;
        this.events = events;
        this.role = role;
    }

    Caller caller() {
        return standing.caller();
    }

    /**
     * To be called before each message.
     *
     * @return whether the caller was looked at again, and so may have other rights
     * @throws StatusRuntimeException when the call must end: UNAUTHENTICATED or PERMISSION_DENIED, and why
     */
    boolean renew() {
        Caller before = standing.caller();
        Admission fresh = standing.renew();
        if (fresh == null) {
            return false;
        }
        if (fresh instanceof Admission.Refused refused) {
            tell(SecurityEvent.Kind.REFUSED, before, refused.text());
            throw CallerInterceptor.status(refused.why())
                    .withDescription(refused.text())
                    .asRuntimeException();
        }
        Callers.check(standing.caller(), events, role);
        return true;
    }

    /** Tells whoever guards the node that the caller tried what it may not. */
    void denied(String what) {
        tell(SecurityEvent.Kind.PERMISSION_DENIED, caller(), what);
    }

    private void tell(SecurityEvent.Kind kind, Caller who, String what) {
        events.happened(new SecurityEvent(kind, who.name(), who.from(), what));
    }
}
