package io.atr.node.serve;

import io.atr.node.access.AccessCounters;
import io.atr.node.access.Admission;
import io.atr.node.admin.Figures;
import io.atr.node.audit.AuditCounters;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who was let in, and what was written down of it, for a scrape. Any thread. */
final class AccessFigures implements Consumer<Figures> {
    private final AccessCounters access;
    private final @Nullable AuditCounters audit;

    /** @param audit none where no audit is kept */
    AccessFigures(AccessCounters access, @Nullable AuditCounters audit) {
        this.access = access;
        this.audit = audit;
    }

    @Override
    public void accept(Figures figures) {
        figures.counter("atr_cp_callers_admitted_total", "Times that a caller was let in.", access.admitted());
        Figures.Counter refused = figures.counter("atr_cp_callers_refused_total", "Credentials that were refused.");
        for (Admission.Why why : Admission.Why.values()) {
            refused.add(access.refused(why), "reason", why.name().toLowerCase(Locale.ROOT));
        }
        refused.end();
        if (audit != null) {
            figures.counter("atr_cp_audit_verdicts_total", "Sampled verdicts, for the audit file.", audit.verdicts());
            figures.counter("atr_cp_audit_security_total", "Security events, for the audit file.", audit.security());
            figures.counter("atr_cp_audit_suppressed_total", "Security events that came too fast.", audit.suppressed());
            figures.counter("atr_cp_audit_lost_total", "Records that could not be written: a full disk?", audit.lost());
        }
    }
}
