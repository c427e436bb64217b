package io.atr.node.serve;

import io.atr.Bus;
import io.atr.node.access.SecurityEvents;
import io.atr.node.audit.AuditCounters;
import io.atr.node.audit.AuditLimits;
import io.atr.node.audit.AuditLog;
import io.atr.node.audit.VerdictWatcher;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.serve.config.NodeConfig.Audit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What of a node is written down: security events, and samples of verdicts; nothing where no file was named. */
final class Audited implements AutoCloseable {
    private final @Nullable AuditLog log;
    private @Nullable VerdictWatcher verdicts;

    private Audited(@Nullable AuditLog log) {
        this.log = log;
    }

    /** @param rulesVersion those in force */
    static Audited open(Audit settings, LongSupplier rulesVersion, Consumer<String> warnings) {
        if (settings.file().isEmpty()) {
            return new Audited(null);
        }
        AuditLimits limits = new AuditLimits(settings.bytes(), settings.files(), settings.perSecond());
        try {
            return new Audited(AuditLog.open(settings.file().get(), limits, rulesVersion, warnings));
        } catch (IOException e) {
            throw new CommandException(
                    e instanceof AccessDeniedException ? ExitCode.NO_PERMISSION : ExitCode.UNAVAILABLE,
                    "audit.file " + settings.file().get() + " cannot be written: " + e.getMessage()
                            + "; name another, or leave it out");
        }
    }

    /** Who hears of security events. */
    SecurityEvents events() {
        return log == null ? SecurityEvents.NONE : log;
    }

    /** What became of records; none where nothing is written. */
    @Nullable
    AuditCounters counters() {
        return log == null ? null : log.counters();
    }

    /** Begins to sample verdicts. */
    void watch(Bus bus) {
        if (log != null) {
            verdicts = VerdictWatcher.start(log, bus);
        }
    }

    @Override
    public void close() {
        if (verdicts != null) {
            verdicts.close();
        }
        if (log != null) {
            log.close();
        }
    }
}
