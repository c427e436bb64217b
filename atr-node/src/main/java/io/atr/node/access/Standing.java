package io.atr.node.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller that stays for longer than one question: who it is, as far as its credentials say so now. One thread at a time.
 */
public final class Standing {
    private final Admitter admitter;
    private final Supplier<Credentials> credentials;
    private long generation;
    private Admission.Admitted admission;

    /**
     * Of a caller that was let in.
     *
     * @param credentials shown by it, and shown again whenever it is looked at again
     * @param generation the admitter's, read before it was asked
     * @param admission what it said
     */
    public Standing(
            Admitter admitter, Supplier<Credentials> credentials, long generation, Admission.Admitted admission) {
        this.admitter = admitter;
        this.credentials = credentials;
        this.generation = generation;
        this.admission = admission;
    }

    /** Of a caller that nobody will ever look at again: for tests, and servers in this process. */
    public static Standing fixed(Caller caller) {
        var admitted = new Admission.Admitted(caller, Admission.FOR_EVER);
        Admitter same = new Admitter() {
            @Override
            public Admission admit(Credentials credentials) {
                return admitted;
            }

            @Override
            public long generation() {
                return 0;
            }
        };
        return new Standing(same, () -> Credentials.inProcess(null), 0, admitted);
    }

    /** Who it is, as it was last looked at. */
    public Caller caller() {
        return admission.caller();
    }

    /**
     * Looks at the credentials again where the answer may be another one by now; costs two reads where it is not.
     *
     * @return the new answer, or null where there was nothing to ask
     */
    public @Nullable Admission renew() {
        long now = admitter.generation();
        if (now == generation && !isOver()) {
            return null;
        }
        Admission fresh = admitter.admit(credentials.get());
        if (fresh instanceof Admission.Admitted admitted) {
            generation = now;
            admission = admitted;
        }
        return fresh;
    }

    private boolean isOver() {
        long until = admission.untilMillis();
        return until != Admission.FOR_EVER && System.currentTimeMillis() >= until;
    }
}
