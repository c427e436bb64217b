package io.atr.node.desk;

import io.atr.Bus;
import io.atr.governance.Rules;
import io.atr.node.cli.CommandException;
import io.atr.node.revision.Comparison;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rules of a node: what is in force, and how it changes. A change is read, compiled, written down, and only then
 * put in force; where any of that fails, the rules in force stay. Any thread; one change at a time.
 */
public final class RulesDesk implements AutoCloseable {
    /** The text of version 0. */
    private static final String NOTHING = "version: 1\n";

    private final Bus bus;
    private final DeskSettings settings;
    private final Journal journal;
    private final List<Consumer<ActiveRules>> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder swaps = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private volatile ActiveRules active;
    private @Nullable Rules compiled;

    private RulesDesk(Bus bus, DeskSettings settings, Journal journal) {
        this.bus = bus;
        this.settings = settings;
        this.journal = journal;
        this.active = new ActiveRules(0, empty(), NOTHING, "none", 0);
    }

    /**
     * Puts the last good rules of the journal in force, then the rules file's where they differ. Without either, version 0
     * is in force and everything is refused.
     *
     * @throws CommandException when the journal cannot be used, or there is something to start with but nothing usable
     */
    public static RulesDesk open(Bus bus, DeskSettings settings) {
        return open(bus, settings, new LocalDisk());
    }

    static RulesDesk open(Bus bus, DeskSettings settings, Disk disk) {
        Journal journal = Journal.open(settings.journal(), disk, settings.warnings());
        RulesDesk desk = new RulesDesk(bus, settings, journal);
        boolean started = false;
        try {
            new DeskStart(desk, journal, settings).run();
            started = true;
            return desk;
        } finally {
            if (!started) {
                journal.close();
            }
        }
    }

    /** What is in force. */
    public ActiveRules active() {
        return active;
    }

    /** Makes a change, or says why not. */
    public synchronized Decision apply(Change change) {
        Decision decision = make(change);
        if (decision.refusal() == Decision.Refusal.WRONG_RULES) {
            refusals.increment();
        }
        return decision;
    }

    /**
     * What a text would change; nothing is changed. It neither waits for a change that is being made nor takes anything that one
     * needs: plans may be many and long.
     */
    public Plan plan(String name, String text) {
        ActiveRules before = active;
        try {
            RuleBook book = RulesReader.parse(name, text);
            bus.check(book.rules());
            return new Plan(before, book, List.of());
        } catch (RulesException e) {
            return new Plan(before, null, lines(e));
        } catch (IllegalArgumentException e) {
            return new Plan(before, null, List.of(unfit(name, e)));
        }
    }

    /** Puts the rules of an earlier version in force, as a new version. */
    public synchronized Decision rollback(long toVersion, long baseVersion, String who, String from, String comment) {
        JournalEntry entry = journal.entry(toVersion);
        if (entry == null) {
            return refused(
                    Decision.Refusal.UNKNOWN_VERSION,
                    "the journal has no version " + toVersion + "; ./atr rules history lists those that it has");
        }
        try {
            return apply(new Change(
                    "rolled back to " + toVersion,
                    entry.name(),
                    journal.text(entry),
                    baseVersion,
                    Change.NEXT,
                    who,
                    from,
                    comment));
        } catch (IOException e) {
            return refused(
                    Decision.Refusal.UNKNOWN_VERSION,
                    "the text of version " + toVersion + " cannot be read: " + e.getMessage());
        }
    }

    /** Reads the node's rules file again. A text that is in force already changes nothing, which the answer says. */
    public synchronized Decision reload(String who, String from) {
        Path file = settings.rulesFile();
        if (file == null) {
            return refused(
                    Decision.Refusal.NO_RULES_FILE,
                    "the node was started without a rules file; start it with --rules FILE, or apply a text");
        }
        try {
            String text = RulesReader.text(file);
            if (text.equals(active.text())) {
                return new Decision(
                        Decision.Refusal.NONE,
                        active.version(),
                        List.of(file + " is in force already, as version " + active.version() + ": nothing changed"));
            }
            return apply(
                    new Change(Change.RELOADED, file.toString(), text, Change.ANY_BASE, Change.NEXT, who, from, ""));
        } catch (RulesException e) {
            refusals.increment();
            return new Decision(Decision.Refusal.WRONG_RULES, active.version(), lines(e));
        }
    }

    /** Has somebody told of each change after it is in force, by the thread that makes it and before the next one. */
    public void onChange(Consumer<ActiveRules> listener) {
        listeners.add(listener);
    }

    /** Every change there ever was, the oldest first. */
    public synchronized List<JournalEntry> history() {
        return journal.entries();
    }

    /**
     * The text of a version.
     *
     * @return null where the journal has no such version
     * @throws IOException when it is not there any more, or was changed
     */
    public synchronized @Nullable String text(long version) throws IOException {
        JournalEntry entry = journal.entry(version);
        return entry == null ? null : journal.text(entry);
    }

    /** How often rules were put in force since the node started. */
    public long swaps() {
        return swaps.sum();
    }

    /** How often a text was refused since the node started because it was wrong, or did not fit. */
    public long refusals() {
        return refusals.sum();
    }

    /** Lets go of the journal; what is in force stays in force. */
    @Override
    public synchronized void close() {
        if (compiled != null) {
            compiled.close();
        }
        journal.close();
    }

    /**
     * Puts an entry of the journal in force as it stands there.
     *
     * @return why not, or null
     */
    synchronized @Nullable String restore(JournalEntry entry) {
        try {
            String text = journal.text(entry);
            RuleBook book = RulesReader.parse(entry.name(), text);
            enforce(compile(book), entry.version(), book, text, entry.name());
            return null;
        } catch (IOException e) {
            return "its text cannot be read: " + e.getMessage();
        } catch (RulesException e) {
            return lines(e).getFirst();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A finding a line. */
    static List<String> lines(RulesException e) {
        return e.getMessage() == null ? List.of() : e.getMessage().lines().toList();
    }

    private Decision make(Change change) {
        long highest = Math.max(active.version(), journal.lastVersion());
        if (change.baseVersion() != Change.ANY_BASE && change.baseVersion() != active.version()) {
            return refused(
                    Decision.Refusal.BASE_VERSION,
                    "version " + active.version() + " is in force, not " + change.baseVersion()
                            + ": another change came between; plan against it, then apply with that version as base");
        }
        if (change.version() != Change.NEXT && change.version() <= highest) {
            return refused(
                    Decision.Refusal.BASE_VERSION,
                    "version " + change.version() + " is not above " + highest + ", the last one; choose a higher one");
        }
        RuleBook book;
        Rules rules;
        try {
            book = RulesReader.parse(change.name(), change.text());
            rules = compile(book);
        } catch (RulesException e) {
            return new Decision(Decision.Refusal.WRONG_RULES, active.version(), lines(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return refused(Decision.Refusal.WRONG_RULES, unfit(change.name(), e));
        }
        long version = change.version() == Change.NEXT ? highest + 1 : change.version();
        try {
            String summary = Comparison.of(active.book(), book).summary();
            journal.append(change, version, settings.clock().millis(), summary);
        } catch (IOException e) {
            rules.close();
            return refused(
                    Decision.Refusal.JOURNAL,
                    "the change could not be written down, so it was not made: " + e.getMessage() + "; make room in "
                            + settings.journal() + " and try again");
        }
        enforce(rules, version, book, change.text(), change.name());
        return new Decision(Decision.Refusal.NONE, version, List.of());
    }

    /** A slot of rules is free as soon as every shard has left it: that may be a moment away. */
    private Rules compile(RuleBook book) {
        try {
            return bus.compile(book.rules());
        } catch (IllegalStateException full) {
            if (settings.adoption().isZero() || !bus.awaitAdoption(bus.rulesVersion(), settings.adoption())) {
                throw full;
            }
            return bus.compile(book.rules());
        }
    }

    private void enforce(Rules rules, long version, RuleBook book, String text, String source) {
        long busVersion = bus.apply(rules);
        if (compiled != null) {
            compiled.close();
        }
        compiled = rules;
        active = new ActiveRules(version, book, text, source, busVersion);
        swaps.increment();
        Duration patience = settings.adoption();
        if (!patience.isZero() && !bus.awaitAdoption(busVersion, patience)) {
            settings.warnings()
                    .accept("rules version " + version + " is in force, but a shard that waits for a slow subscriber"
                            + " has not come to judge by it yet");
        }
        tell();
    }

    private void tell() {
        for (Consumer<ActiveRules> listener : listeners) {
            try {
                listener.accept(active);
            } catch (RuntimeException e) {
                settings.warnings()
                        .accept("rules version " + active.version() + " is in force, but somebody who is"
                                + " told of it failed: " + e);
            }
        }
    }

    private Decision refused(Decision.Refusal why, String finding) {
        return new Decision(why, active.version(), List.of(finding));
    }

    private static String unfit(String name, RuntimeException e) {
        return name + ": does not fit this node: " + e.getMessage() + "; start the node with more room, or use less";
    }

    private static RuleBook empty() {
        try {
            return RulesReader.parse("none", NOTHING);
        } catch (RulesException e) {
            throw new IllegalStateException("rules without topics are rules", e);
        }
    }
}
