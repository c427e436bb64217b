package io.atr.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesDeskTest {
    private static final int TOPICS = 16;
    private static final String BAD = "version: 1\ntopics:\n  - {name: a, id: 1, rate: 200}\n";

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final Bus bus =
            Bus.onCallersThread(BusConfig.DEFAULT.with(new Limits(1, 2, 1, TOPICS, 4, 4, 4)), new ManualClock());

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void withoutAnythingVersionZeroRefusesAll() {
        try (RulesDesk desk = open(null)) {
            assertEquals(0, desk.active().version());
            assertEquals(Reason.E_GOV_NO_RULES, verdict(1));
            assertEquals(
                    Decision.Refusal.NO_RULES_FILE, desk.reload("ann", "here").refusal());
            assertEquals(
                    Decision.Refusal.UNKNOWN_VERSION,
                    desk.rollback(1, Change.ANY_BASE, "ann", "here", "").refusal());
        }
    }

    /** Random changes, good and bad, against a list of texts; the bus always judges by the last good one. */
    @Test
    void whatIsInForceIsTheLastGoodChangeAlsoAfterRestarts() throws Exception {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            Path place = folder.resolve("random-" + seed);
            List<Integer> model = new ArrayList<>();
            RulesDesk desk = open(place, null, new LocalDisk());
            for (int step = 0; step < 12; step++) {
                String at = "seed " + seed + ", step " + step;
                int topic = 1 + random.nextInt(TOPICS - 1);
                switch (random.nextInt(6)) {
                    case 0, 1 -> {
                        long base = random.nextBoolean() ? Change.ANY_BASE : model.size();
                        Decision made = desk.apply(change(rules(topic), base, Change.NEXT));
                        assertTrue(made.made(), () -> at + made);
                        model.add(topic);
                    }
                    case 2 -> {
                        Decision refused = desk.apply(change(rules(topic), model.size() + 1L, Change.NEXT));
                        assertEquals(Decision.Refusal.BASE_VERSION, refused.refusal(), at);
                    }
                    case 3 -> {
                        Decision refused = desk.apply(
                                change(random.nextBoolean() ? BAD : rules(TOPICS + 5), Change.ANY_BASE, Change.NEXT));
                        assertEquals(Decision.Refusal.WRONG_RULES, refused.refusal(), at);
                    }
                    case 4 -> {
                        int to = 1 + random.nextInt(model.size() + 1);
                        Decision back = desk.rollback(to, Change.ANY_BASE, "ann", "here", "");
                        assertEquals(to <= model.size(), back.made(), at);
                        if (back.made()) {
                            model.add(model.get(to - 1));
                        }
                    }
                    default -> {
                        desk.close();
                        desk = open(place, null, new LocalDisk());
                    }
                }
                assertEquals(model.size(), desk.active().version(), at);
                assertEquals(model.size(), desk.history().size(), at);
                for (int id = 1; !model.isEmpty() && id < TOPICS; id++) {
                    Reason expected = id == model.getLast() ? Reason.ALLOWED : Reason.E_GOV_UNKNOWN_TOPIC;
                    assertEquals(expected, verdict(id), at + ", topic " + id);
                }
            }
            desk.close();
            bus.apply(RuleSet.EMPTY);
            bus.doWork();
        }
    }

    @Test
    void aRulesFileIsAppliedAtTheStartWhereItDiffers() throws Exception {
        Path file = Files.writeString(folder.resolve("r.yaml"), rules(1));
        open(file).close();
        try (RulesDesk desk = open(file)) {
            assertEquals(1, desk.active().version(), "the same text is no change");
            assertEquals(List.of(), warnings);
        }
        Files.writeString(file, rules(2));
        try (RulesDesk desk = open(file)) {
            assertEquals(2, desk.active().version());
            assertEquals(Change.STARTED, desk.history().getLast().what());
            assertEquals(
                    "+1 topic, -1 topic, ~1 sender", desk.history().getLast().summary());
            assertEquals(Reason.ALLOWED, verdict(2));
        }
        Files.writeString(file, BAD);
        warnings.clear();
        try (RulesDesk desk = open(file)) {
            assertEquals(2, desk.active().version());
            assertEquals(Reason.ALLOWED, verdict(2));
            assertTrue(warnings.getFirst().contains("r.yaml:3:"), warnings::toString);
        }
    }

    @Test
    void aBadFileWithoutAJournalEndsTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("r.yaml"), BAD);
        CommandException e = assertThrows(CommandException.class, () -> open(file));
        assertEquals(ExitCode.BAD_CONFIG, e.exitCode());
        assertTrue(e.line().contains("r.yaml:3:"), e.line());
        open(null).close(); // its lock was let go
    }

    @Test
    void aReloadTakesWhatIsInTheFileNow() throws Exception {
        Path file = Files.writeString(folder.resolve("r.yaml"), rules(1));
        try (RulesDesk desk = open(file)) {
            List<Long> told = new ArrayList<>();
            desk.onChange(rules -> told.add(rules.version()));
            Decision same = desk.reload("ann", "here");
            assertTrue(same.made());
            assertTrue(same.findings().getFirst().contains("nothing changed"), same::toString);
            Files.writeString(file, BAD);
            assertEquals(
                    Decision.Refusal.WRONG_RULES, desk.reload("ann", "here").refusal());
            assertEquals(Reason.ALLOWED, verdict(1));
            Files.writeString(file, rules(2));
            assertEquals(2, desk.reload("ann", "here").version());
            assertEquals(Reason.ALLOWED, verdict(2));
            assertEquals(List.of(2L), told);
            assertEquals(Change.RELOADED, desk.history().getLast().what());
            assertEquals(1, desk.refusals());
        }
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        FaultyDisk disk = new FaultyDisk(10_000, false);
        try (RulesDesk desk = open(folder.resolve("full"), null, disk)) {
            assertTrue(desk.apply(change(rules(1), 0, Change.NEXT)).made());
            disk.makeRoom(100);
            Decision refused = desk.apply(change(rules(2), 1, Change.NEXT));
            assertEquals(Decision.Refusal.JOURNAL, refused.refusal());
            assertTrue(refused.findings().getFirst().contains("No space left"), refused::toString);
            assertEquals(1, desk.active().version());
            assertEquals(Reason.ALLOWED, verdict(1));
            for (int i = 0; i < 10; i++) {
                assertEquals(
                        Decision.Refusal.JOURNAL,
                        desk.apply(change(rules(2), 1, Change.NEXT)).refusal(),
                        "slots of the bus are given back");
            }
            disk.makeRoom(10_000);
            assertEquals(2, desk.apply(change(rules(2), 1, Change.NEXT)).version());
        }
    }

    @Test
    void aChosenVersionMustBeAboveAll() {
        try (RulesDesk desk = open(null)) {
            assertEquals(9, desk.apply(change(rules(1), 0, 9)).version());
            assertEquals(
                    Decision.Refusal.BASE_VERSION,
                    desk.apply(change(rules(2), 9, 9)).refusal());
            assertEquals(10, desk.apply(change(rules(2), 9, Change.NEXT)).version());
        }
        try (RulesDesk desk = open(null)) {
            assertEquals(10, desk.active().version());
        }
    }

    @Test
    void aPlanChangesNothing() {
        try (RulesDesk desk = open(null)) {
            desk.apply(change(rules(1), 0, Change.NEXT));
            for (int i = 0; i < 10; i++) {
                assertEquals(List.of(), desk.plan("p.yaml", rules(2)).findings());
            }
            assertTrue(desk.plan("p.yaml", BAD).findings().getFirst().startsWith("p.yaml:3:"));
            assertTrue(
                    desk.plan("p.yaml", rules(TOPICS + 1)).findings().getFirst().contains("does not fit"));
            assertEquals(1, desk.active().version());
            assertEquals(Reason.ALLOWED, verdict(1));
        }
    }

    /** And takes none of the few slots that a change needs. */
    @Test
    void aPlanWaitsForNoChange() throws Exception {
        try (RulesDesk desk = open(null);
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            synchronized (desk) { // as a change does for as long as it takes
                Future<Plan> plan = other.submit(() -> desk.plan("p.yaml", rules(2)));
                assertEquals(List.of(), plan.get(60, TimeUnit.SECONDS).findings());
            }
        }
    }

    private RulesDesk open(@Nullable Path file) {
        return open(folder.resolve("state"), file, new LocalDisk());
    }

    private RulesDesk open(Path journal, @Nullable Path file, Disk disk) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
        return RulesDesk.open(bus, new DeskSettings(journal, file, "test", Duration.ZERO, clock, warnings::add), disk);
    }

    private Reason verdict(int topic) {
        try (Publication publication = bus.publish(1)) {
            long[] before = counts(publication);
            publication.offer(topic, MemorySegment.NULL, 0, 0);
            bus.doWork();
            long[] after = counts(publication);
            for (Reason reason : Reason.values()) {
                if (after[reason.ordinal()] > before[reason.ordinal()]) {
                    return reason;
                }
            }
            throw new AssertionError("no verdict");
        } finally {
            bus.doWork();
        }
    }

    private static long[] counts(Publication publication) {
        long[] counts = new long[Reason.values().length];
        for (Reason reason : Reason.values()) {
            counts[reason.ordinal()] = publication.count(reason);
        }
        return counts;
    }

    private static Change change(String text, long base, long version) {
        return new Change(Change.APPLIED, "r.yaml", text, base, version, "ann", "here", "");
    }

    private static String rules(int topic) {
        return "version: 1\ntopics:\n  - {name: t" + topic + ", id: " + topic
                + "}\nsenders:\n  - {name: s, id: 1, publish: [\"*\"]}\n";
    }
}
