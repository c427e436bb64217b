package io.atr.node.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.Reason;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random rules: what is explained is what a bus does, and the lines that are named are the ones that say it. */
class ExplainerTest {
    private static final int SEEDS = Integer.getInteger("atr.seeds", 400);
    private static final int PACKETS = 60;

    private final Map<Reason, Integer> seen = new EnumMap<>(Reason.class);

    @Test
    void agreesWithTheBus() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String text = RandomRules.of(random).text(random);
            RuleBook book = RandomRules.book(text);
            try (FirstPacket bus = new FirstPacket(book)) {
                for (int i = 0; i < PACKETS; i++) {
                    int sender = random.nextInt(RandomRules.SENDER_IDS + 1);
                    int topic = random.nextInt(RandomRules.TOPIC_IDS + 1);
                    Explanation found = Explainer.explain(book, "" + sender, "" + topic);
                    String where =
                            "seed " + seed + ", sender " + sender + ", topic " + topic + "\n" + found + "\n" + text;
                    assertEquals(bus.judge(sender, topic), found.reason(), where);
                    assertEquals(
                            found.reason() == Reason.ALLOWED, found.verdict().startsWith("ALLOW while "), where);
                    seen.merge(found.reason(), 1, Integer::sum);
                }
            }
        }
        assertEquals(4, seen.size(), "reasons met: " + seen);
    }

    @Test
    void namesTheLinesThatDecide() {
        int checked = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String text = RandomRules.of(random).text(random);
            RuleBook book = RandomRules.book(text);
            for (SenderEntry sender : book.senders()) {
                for (TopicEntry topic : book.topics()) {
                    Explanation found = Explainer.explain(book, sender.name(), topic.name());
                    String where =
                            "seed " + seed + ", " + sender.name() + " on " + topic.name() + "\n" + found + "\n" + text;
                    assertEquals(topic.first(), found.topicId(), where);
                    assertEquals(sender.id(), found.senderId(), where);
                    assertStarts(text, found.steps().get(0), "{name: \"" + topic.name() + '"', where);
                    assertStarts(text, found.steps().get(1), "{name: \"" + sender.name() + '"', where);
                    if (!topic.name().contains("*")) {
                        checked += comparePatterns(text, sender, topic, found, where);
                    }
                }
            }
        }
        assertTrue(checked > SEEDS, checked + " patterns");
    }

    /** The patterns, in the file's order, by a regular expression over the sender's line. */
    private static int comparePatterns(
            String text, SenderEntry sender, TopicEntry topic, Explanation found, String where) {
        String line = text.lines()
                .filter(one -> one.contains("{name: \"" + sender.name() + '"'))
                .findFirst()
                .orElseThrow();
        List<String> expected = new ArrayList<>();
        for (String key : List.of("publish", "deny")) {
            String list = line.replaceFirst(".*" + key + ": \\[([^\\]]*)\\].*", "$1");
            for (String quoted : list.split(", ")) {
                String pattern = quoted.replace("\"", "");
                if (!pattern.isEmpty() && RandomRules.covers(pattern, topic.name())) {
                    expected.add(key + " " + pattern);
                }
            }
        }
        List<String> named = new ArrayList<>();
        for (Step step : found.steps()) {
            if (step.what().startsWith("\"")) {
                String pattern = step.what().split("\"")[1];
                assertStarts(text, step, '"' + pattern + '"', where);
                named.add(step.check() + " " + pattern);
            }
        }
        assertEquals(expected, named, where);
        return named.size();
    }

    private static void assertStarts(String text, Step step, String expected, String where) {
        String line = text.split("\n")[step.place().line() - 1];
        assertTrue(
                line.startsWith(expected, step.place().column() - 1), step + " is not at " + expected + "\n" + where);
    }
}
