package io.atr.node.access;

import java.util.concurrent.atomic.LongAdder;

/** How often credentials were looked at, and what came of it. Written and read by any thread. */
public final class AccessCounters {
    private final LongAdder admitted = new LongAdder();
    private final LongAdder[] refused = new LongAdder[Admission.Why.values().length];

    AccessCounters() {
        for (int i = 0; i < refused.length; i++) {
            refused[i] = new LongAdder();
        }
    }

    void count(Admission admission) {
        switch (admission) {
            case Admission.Admitted good -> admitted.increment();
            case Admission.Refused bad -> refused[bad.why().ordinal()].increment();
        }
    }

    /** Connections, or tokens on them, that were let in. */
    public long admitted() {
        return admitted.sum();
    }

    /** Credentials that were refused for one reason. */
    public long refused(Admission.Why why) {
        return refused[why.ordinal()].sum();
    }

    /** Credentials that were refused. */
    public long refused() {
        long all = 0;
        for (LongAdder some : refused) {
            all += some.sum();
        }
        return all;
    }
}
