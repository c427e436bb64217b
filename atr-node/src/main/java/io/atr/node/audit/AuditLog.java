package io.atr.node.audit;

import io.atr.governance.Reason;
import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.atr.node.cli.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes security events and sampled verdicts to a file, a JSON object a line. Any thread may hand in records; that never
 * blocks, and never fails: what cannot be written is counted. One daemon thread writes.
 *
 * <p>Security events are all written, unless more than {@value #SECURITY_PER_SECOND} come within a second: the rest of that
 * second is written as a number, so that nobody can fill the disk by knocking.
 */
public final class AuditLog implements SecurityEvents, AutoCloseable {
    /** Security events of a second that are written one by one. */
    public static final int SECURITY_PER_SECOND = 50;

    private static final int QUEUED = 4096;
    private static final int LONGEST_TEXT = 1000;
    private static final long IDLE_MILLIS = 200;
    private static final long CLOSE_SECONDS = 5;

    private final ArrayBlockingQueue<JsonObject> queue = new ArrayBlockingQueue<>(QUEUED);
    private final AuditCounters counters = new AuditCounters();
    private final RotatingFile file;
    private final RateLimit securityRate;
    private final RateLimit verdictRate;
    private final LongSupplier rulesVersion;
    private final Consumer<String> complaints;
    private final Thread writer;
    private volatile boolean closing;
    private long toldSuppressed;
    private boolean failing;

    private AuditLog(
            RotatingFile file,
            AuditLimits limits,
            LongSupplier rulesVersion,
            Consumer<String> complaints,
            LongSupplier nanoClock) {
        this.file = file;
        this.securityRate = new RateLimit(SECURITY_PER_SECOND, nanoClock);
        this.verdictRate = new RateLimit(limits.verdictsPerSecond(), nanoClock);
        this.rulesVersion = rulesVersion;
        this.complaints = complaints;
        this.writer = Thread.ofPlatform().daemon().name("atr-audit").unstarted(this::run);
    }

    /**
     * Opens the file and starts writing.
     *
     * @param rulesVersion the version of the rules in force, for verdicts
     * @param complaints told once when the file cannot be written, and once when it can again
     * @throws IOException when the file cannot be opened
     */
    public static AuditLog open(Path path, AuditLimits limits, LongSupplier rulesVersion, Consumer<String> complaints)
            throws IOException {
        return open(new RotatingFile(path, limits), limits, rulesVersion, complaints, System::nanoTime);
    }

    static AuditLog open(
            RotatingFile file,
            AuditLimits limits,
            LongSupplier rulesVersion,
            Consumer<String> complaints,
            LongSupplier nanoClock)
            throws IOException {
        file.open();
        AuditLog log = new AuditLog(file, limits, rulesVersion, complaints, nanoClock);
        log.writer.start();
        return log;
    }

    /** What became of records so far. */
    public AuditCounters counters() {
        return counters;
    }

    @Override
    public void happened(SecurityEvent event) {
        if (!securityRate.tryOne()) {
            counters.suppressed.increment();
            return;
        }
        counters.security.increment();
        offer(record("security")
                .put("what", event.kind())
                .put("who", cut(event.who()))
                .put("from", cut(event.from()))
                .put("detail", cut(event.detail())));
    }

    /** A sampled verdict; {@link VerdictWatcher} decides which. */
    void verdict(int topic, int sender, Reason reason) {
        if (!verdictRate.tryOne()) {
            return;
        }
        counters.verdicts.increment();
        offer(record("verdict")
                .put("topic", topic)
                .put("sender", sender)
                .put("verdict", reason.verdict())
                .put("reason", reason)
                .put("rules", rulesVersion.getAsLong()));
    }

    /** Writes what was handed in, and stops. What is handed in later is lost and counted. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A record could not be made. */
    void lost() {
        counters.lost.increment();
    }

    private void offer(JsonObject record) {
        if (closing || !queue.offer(record)) {
            counters.lost.increment();
        }
    }

    private static JsonObject record(String event) {
        return new JsonObject().put("time", Instant.now().toString()).put("event", event);
    }

    private void run() {
        while (!closing) {
            try {
                write(queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                closing = true; // nobody of ours does that: whoever does wants it to end
            }
        }
        for (JsonObject left = queue.poll(); left != null; left = queue.poll()) {
            write(left);
        }
        write(null);
        try {
            file.close();
        } catch (IOException e) {
            complaints.accept("the audit file could not be closed: " + e.getMessage());
        }
    }

    private void write(@Nullable JsonObject record) {
        long suppressed = counters.suppressed();
        if (suppressed > toldSuppressed) {
            put(record("suppressed").put("security_events", suppressed - toldSuppressed));
            toldSuppressed = suppressed;
        }
        if (record != null) {
            put(record);
        }
    }

    private void put(JsonObject record) {
        try {
            file.write(line(record));
            if (failing) {
                failing = false;
                complaints.accept("the audit file can be written again; records lost so far: " + counters.lost());
            }
        } catch (IOException | RuntimeException | Error e) { // whatever it is, the next record may be written
            counters.lost.increment();
            if (!failing) {
                failing = true;
                complaints.accept("the audit file cannot be written: " + (e instanceof IOException ? e.getMessage() : e)
                        + "; records are lost and counted until it can; check the disk");
            }
        }
    }

    /** Line ends within texts are escaped, so those that are left are between members. */
    private static byte[] line(JsonObject record) {
        return (record.toString().replaceAll("\n *", " ") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
