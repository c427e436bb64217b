package io.atr.node.serve;

import io.atr.Bus;
import io.atr.node.access.SecurityEvents;
import io.atr.node.audit.AuditLimits;
import io.atr.node.audit.AuditLog;
import io.atr.node.audit.PassedSampler;
import io.atr.node.audit.VerdictSampler;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.gate.Batch;
import io.atr.node.gate.VerdictTap;
import io.atr.node.serve.config.NodeConfig.Audit;
import io.atr.packet.Packet;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What of a node is written down: security events, and samples of verdicts; nothing where no file was named. */
final class Audited implements AutoCloseable {
    private final @Nullable AuditLog log;
    private @Nullable PassedSampler passed;

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

    /** Samples of what event loops have had judged, each by a sampler of its own. */
    VerdictTap tap() {
        AuditLog to = log;
        if (to == null) {
            return VerdictTap.NONE;
        }
        ThreadLocal<VerdictSampler> samplers = ThreadLocal.withInitial(to::newSampler);
        return batch -> sample(batch, samplers.get());
    }

    /** Begins to sample what passes. */
    void watch(Bus bus) {
        if (log != null) {
            passed = PassedSampler.start(log, bus);
        }
    }

    @Override
    public void close() {
        if (passed != null) {
            passed.close();
        }
        if (log != null) {
            log.close();
        }
    }

    private static void sample(Batch batch, VerdictSampler sampler) {
        for (int i = 0; i < batch.size(); i++) {
            long at = batch.at(i);
            sampler.offer(Packet.topic(batch.memory(), at), Packet.sender(batch.memory(), at), batch.code(i));
        }
    }
}
