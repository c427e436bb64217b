package io.atr.node.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.Reason;
import io.atr.node.access.SecurityEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final AuditLimits ROOMY = new AuditLimits(1 << 20, 3, 1_000_000);

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    private Path path() {
        return folder.resolve("audit.jsonl");
    }

    private AuditLog open(AuditLimits limits) throws IOException {
        return AuditLog.open(new RotatingFile(path(), limits), limits, () -> 7, complaints::add, nanos::get);
    }

    private static SecurityEvent event(String detail) {
        return new SecurityEvent(SecurityEvent.Kind.REFUSED, "who", "10.0.0.1:5", detail);
    }

    @Test
    void recordsAreJsonLinesThatOnlyTheOwnerReads() throws Exception {
        try (AuditLog log = open(ROOMY)) {
            log.happened(event("a \"quote\",\n a line end"));
            log.verdict(3, 9, Reason.E_GOV_THROTTLED);
        }
        List<String> lines = Files.readAllLines(path());
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .endsWith("\"event\": \"security\", \"what\": \"REFUSED\", \"who\": \"who\","
                                + " \"from\": \"10.0.0.1:5\", \"detail\": \"a \\\"quote\\\",\\n a line end\" }"),
                lines.get(0));
        assertTrue(
                lines.get(1)
                        .endsWith("\"event\": \"verdict\", \"topic\": 3, \"sender\": 9, \"verdict\": \"THROTTLE\","
                                + " \"reason\": \"E_GOV_THROTTLED\", \"rules\": 7 }"),
                lines.get(1));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path()));
    }

    @Test
    void aFloodOfSecurityEventsBecomesANumber() throws Exception {
        try (AuditLog log = open(ROOMY)) {
            for (int i = 0; i < 10_000; i++) {
                log.happened(event("knock"));
            }
            nanos.addAndGet(1_000_000_000L);
            log.happened(event("later"));
        }
        List<String> lines = Files.readAllLines(path());
        long single = lines.stream().filter(line -> line.contains("knock")).count();
        assertEquals(AuditLog.SECURITY_PER_SECOND, single);
        long suppressed = lines.stream()
                .filter(line -> line.contains("\"suppressed\""))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*\"security_events\": ([0-9]+).*", "$1")))
                .sum();
        assertEquals(10_000 - AuditLog.SECURITY_PER_SECOND, suppressed);
        assertEquals(1, lines.stream().filter(line -> line.contains("later")).count());
    }

    @Test
    void verdictsHaveAHardRate() throws Exception {
        try (AuditLog log = open(new AuditLimits(1 << 20, 2, 5))) {
            for (int i = 0; i < 100; i++) {
                log.verdict(1, 1, Reason.ALLOWED);
            }
            nanos.addAndGet(1_000_000_000L);
            log.verdict(1, 1, Reason.ALLOWED);
            assertEquals(6, log.counters().verdicts());
        }
        assertEquals(6, Files.readAllLines(path()).size());
    }

    @Test
    void filesAreBoundedInLengthAndNumber() throws Exception {
        AuditLimits limits = new AuditLimits(AuditLimits.LEAST_BYTES, 3, 1_000_000);
        RotatingFile file = new RotatingFile(path(), limits);
        int written = 3000;
        for (int i = 0; i < written; i++) {
            file.write(("{\"line\": " + i + ", \"filler\": \"" + "x".repeat(40) + "\"}\n").getBytes());
        }
        file.close();
        List<String> kept = new ArrayList<>();
        for (String name : List.of("audit.jsonl.2", "audit.jsonl.1", "audit.jsonl")) {
            Path part = folder.resolve(name);
            assertTrue(Files.size(part) <= limits.bytes(), name);
            kept.addAll(Files.readAllLines(part));
        }
        assertFalse(Files.exists(folder.resolve("audit.jsonl.3")));
        for (int i = 0; i < kept.size(); i++) {
            String expected = "{\"line\": " + (written - kept.size() + i) + ",";
            assertTrue(kept.get(i).startsWith(expected), expected + " but " + kept.get(i));
        }
    }

    @Test
    void aTornLastLineIsCutWhenTheFileIsOpened() throws Exception {
        Files.writeString(path(), "{\"whole\": 1}\n{\"torn\": ");
        RotatingFile file = new RotatingFile(path(), ROOMY);
        file.write("{\"next\": 2}\n".getBytes());
        file.close();
        assertEquals(List.of("{\"whole\": 1}", "{\"next\": 2}"), Files.readAllLines(path()));
    }

    @Test
    void aFullDiskLosesAndCountsAndSaysSoOnce() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        RotatingFile file = new RotatingFile(path(), ROOMY) {
            @Override
            void put(FileChannel out, byte[] line) throws IOException {
                if (full.get()) {
                    out.write(ByteBuffer.wrap(line, 0, line.length / 2), out.size());
                    throw new IOException("No space left on device");
                }
                super.put(out, line);
            }
        };
        AuditLog log = AuditLog.open(file, ROOMY, () -> 7, complaints::add, nanos::get);
        log.verdict(1, 1, Reason.ALLOWED);
        awaitLines(1);
        full.set(true);
        for (int i = 0; i < 10; i++) {
            log.verdict(2, 2, Reason.ALLOWED);
        }
        while (log.counters().lost() < 10) {
            Thread.onSpinWait();
        }
        full.set(false);
        log.verdict(3, 3, Reason.ALLOWED);
        log.close();
        List<String> lines = Files.readAllLines(path());
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(1).contains("\"topic\": 3"));
        assertEquals(2, complaints.size(), complaints::toString);
        assertTrue(complaints.get(0).contains("No space left on device"));
        assertEquals(10, log.counters().lost());
    }

    @Test
    void afterAFileThatCannotBeCutTheNextLineOpensItAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        RotatingFile file = new RotatingFile(path(), ROOMY) {
            @Override
            void put(FileChannel out, byte[] line) throws IOException {
                if (broken.getAndSet(false)) {
                    out.write(ByteBuffer.wrap(line, 0, line.length / 2), out.size());
                    out.close(); // so that it cannot be cut either
                    throw new IOException("Input/output error");
                }
                super.put(out, line);
            }
        };
        file.open();
        file.write("{\"first\": 1}\n".getBytes());
        broken.set(true);
        IOException e = assertThrows(IOException.class, () -> file.write("{\"torn\": 2}\n".getBytes()));
        assertEquals("Input/output error", e.getMessage());
        file.write("{\"third\": 3}\n".getBytes());
        file.close();
        assertEquals(List.of("{\"first\": 1}", "{\"third\": 3}"), Files.readAllLines(path()));
    }

    private void awaitLines(int count) throws IOException {
        while (Files.readAllLines(path()).size() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void neverMoreThanOneInAThousandIsPicked() {
        long seed = System.nanoTime();
        VerdictSampler sampler = new VerdictSampler(new SplittableRandom(seed));
        long picked = 0;
        for (int offered = 1; offered <= 200_000; offered++) {
            picked += sampler.isPicked() ? 1 : 0;
            assertTrue(picked * 1000 <= offered, "seed " + seed + ": " + picked + " of " + offered);
        }
        assertEquals(199, picked, "seed " + seed);
    }

    /** Each tenth of a thousand is to get a tenth of the picks, give or take six standard deviations. */
    @Test
    void everyPlaceOfAThousandIsPickedAlike() {
        long seed = System.nanoTime();
        VerdictSampler sampler = new VerdictSampler(new SplittableRandom(seed));
        int[] picks = new int[10];
        BitSet places = new BitSet();
        int rounds = 10_000;
        for (int offered = 0; offered < (rounds + 1) * VerdictSampler.OF; offered++) {
            if (sampler.isPicked()) {
                int place = offered % VerdictSampler.OF;
                picks[place / 100]++;
                places.set(place);
            }
        }
        assertEquals(rounds, Arrays.stream(picks).sum(), "seed " + seed);
        for (int tenth : picks) {
            assertTrue(Math.abs(tenth - rounds / 10) < 180, "seed " + seed + ": " + Arrays.toString(picks));
        }
        assertTrue(places.cardinality() > 950, "seed " + seed + ": " + places.cardinality() + " places");
    }
}
