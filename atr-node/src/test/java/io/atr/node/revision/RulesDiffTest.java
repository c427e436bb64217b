package io.atr.node.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.TopicRule;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random pairs of rules: the difference accounts for every bit and value that differs between them, and for no other. */
class RulesDiffTest {
    private static final int SEEDS = Integer.getInteger("atr.seeds", 1_000);

    private int bits;
    private int values;

    @Test
    void accountsForAllThatDiffers() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            RandomRules rules = RandomRules.of(random);
            String old = rules.text(random);
            String changed = rules.changed(random).text(random);
            RuleBook before = RandomRules.book(old);
            RuleBook after = RandomRules.book(changed);
            RulesDiff diff = RulesDiff.of(before, after);
            String where = "seed " + seed + "\n" + old + "\n" + changed + "\n" + diff;
            comparePermissions(before, after, diff, where);
            compareTopics(before, after, diff, where);
            compareSenders(before, after, diff, where);
        }
        assertTrue(bits > SEEDS && values > SEEDS, bits + " bits, " + values + " values");
    }

    @Test
    void whatIsSentToCallersHasAnEnd() throws RulesException {
        StringBuilder text = new StringBuilder("version: 1\ntopics:\n");
        for (int id = 0; id < 3000; id++) {
            text.append("- {name: t")
                    .append(id)
                    .append(", id: ")
                    .append(id)
                    .append(", rate: ")
                    .append(id + 1)
                    .append("/s}\n");
        }
        RuleBook after = RandomRules.book(text.toString());
        RuleBook before = RandomRules.book(text.toString().replace("/s", "k/s"));
        Comparison comparison = Comparison.of(before, after);
        assertEquals(3000, comparison.changes());
        assertEquals("~3000 topics", comparison.summary());
        List<String> lines = comparison.lines(10);
        assertEquals(1003, lines.size());
        assertTrue(lines.getLast().contains("2000 more lines"), lines.getLast());
        assertEquals(3000, RulesDiff.of(before, after).topics().size());
    }

    @Test
    void orderAndCommentsAreNoDifference() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            RandomRules rules = RandomRules.of(random);
            RulesDiff diff = RulesDiff.of(RandomRules.book(rules.text(random)), RandomRules.book(rules.text(random)));
            assertTrue(diff.isEmpty(), "seed " + seed + ": " + diff);
        }
    }

    private void comparePermissions(RuleBook before, RuleBook after, RulesDiff diff, String where) {
        TreeSet<String> expected = new TreeSet<>();
        for (int sender = 0; sender < RandomRules.SENDER_IDS; sender++) {
            for (int topic = 0; topic < RandomRules.TOPIC_IDS; topic++) {
                boolean was = may(before, sender, topic);
                boolean is = may(after, sender, topic);
                if (was != is) {
                    expected.add((is ? "+" : "-") + sender + " on " + topic);
                }
            }
        }
        TreeSet<String> told = new TreeSet<>();
        for (SenderChange change : diff.senders()) {
            change.gains().forEach(span -> tell("+", change, span, after, told, where));
            change.losses().forEach(span -> tell("-", change, span, before, told, where));
        }
        assertEquals(expected, told, where);
        bits += expected.size();
    }

    /** 2,000 senders on 2,000 topics each: told by one list of topics, or they would not fit where more of them are. */
    @Test
    void sendersWithEqualSetsShareOneAnswer() throws RulesException {
        StringBuilder text = new StringBuilder("version: 1\ntopics:\n");
        for (int id = 0; id < 2000; id++) {
            text.append("  - {name: t%d, id: %d}\n".formatted(id, id));
        }
        text.append("senders:\n");
        for (int id = 0; id < 2000; id++) {
            text.append("  - {name: s%d, id: %d, publish: [\"*\"]}\n".formatted(id, id));
        }
        RuleBook none = RulesReader.parse("none", "version: 1\n");
        RulesDiff diff = RulesDiff.of(none, RulesReader.parse("wide", text.toString()));
        assertEquals(2000, diff.senders().size());
        TopicSpans first = diff.senders().getFirst().gains();
        assertEquals(2000, first.ids());
        diff.senders().forEach(sender -> assertSame(first, sender.gains()));
    }

    private static void tell(
            String sign, SenderChange change, TopicSpan span, RuleBook book, TreeSet<String> told, String where) {
        for (int id = span.first(); id <= span.last(); id++) {
            assertTrue(told.add(sign + change.id() + " on " + id), where);
            assertEquals(book.topic(id).name(), span.name(), where);
        }
    }

    private static boolean may(RuleBook book, int sender, int topic) {
        return book.rules().senders().stream()
                .anyMatch(rule -> rule.id() == sender && rule.topics().contains(topic));
    }

    private void compareTopics(RuleBook before, RuleBook after, RulesDiff diff, String where) {
        TreeSet<Integer> told = new TreeSet<>();
        for (TopicChange change : diff.topics()) {
            for (int id = change.first(); id <= change.last(); id++) {
                assertTrue(told.add(id), where);
                assertEquals(change.before(), before.topic(id), where);
                assertEquals(change.after(), after.topic(id), where);
            }
        }
        TreeSet<Integer> expected = new TreeSet<>();
        for (int id = 0; id < RandomRules.TOPIC_IDS; id++) {
            if (!said(before, id).equals(said(after, id))) {
                expected.add(id);
            }
        }
        assertEquals(expected, told, where);
        values += told.size();
    }

    private static String said(RuleBook book, int id) {
        TopicEntry named = book.topic(id);
        return book.rules().topics().stream()
                .filter(rule -> rule.id() == id)
                .map(TopicRule::toString)
                .findFirst()
                .map(rule -> named.name() + rule)
                .orElse("");
    }

    private static void compareSenders(RuleBook before, RuleBook after, RulesDiff diff, String where) {
        for (int id = 0; id < RandomRules.SENDER_IDS; id++) {
            int sender = id;
            List<FieldChange> fields = diff.senders().stream()
                    .filter(change -> change.id() == sender)
                    .flatMap(change -> change.fields().stream())
                    .toList();
            SenderEntry was = before.sender(id);
            SenderEntry is = after.sender(id);
            boolean told = diff.senders().stream().anyMatch(change -> change.id() == sender);
            if (was == null || is == null) {
                assertEquals(was != is, told, where);
                continue;
            }
            assertEquals(differs(was, is, SenderEntry::name), names(fields, "name"), where);
            assertEquals(differs(was, is, SenderEntry::address), names(fields, "address"), where);
            assertEquals(differs(was, is, SenderEntry::maxInFlight), names(fields, "quota"), where);
            assertEquals(!was.equals(is), told, where);
        }
    }

    private static boolean differs(SenderEntry was, SenderEntry is, Function<SenderEntry, Object> value) {
        return !Objects.equals(value.apply(was), value.apply(is));
    }

    private static boolean names(List<FieldChange> fields, String field) {
        return fields.stream().anyMatch(change -> change.field().equals(field));
    }
}
