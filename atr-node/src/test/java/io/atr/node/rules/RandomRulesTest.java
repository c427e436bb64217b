package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random rules, written in random ways: read back, they mean what the model says. */
class RandomRulesTest {
    private static final int SEEDS = Integer.getInteger("atr.seeds", 2_000);

    private int permitted;
    private int refused;

    @Test
    void readBackTheyMeanTheSame() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RuleModel model = new RuleModel(seed);
            String text = new RuleWriter(seed).write(model);
            RuleBook book = Parsed.book(text);
            String where = "seed " + seed + "\n" + text;
            compareTopics(model, book, where);
            compareSenders(model, book, where);
            comparePermissions(model, book, where);
            checkNames(model, book, new Random(seed), where);
        }
        assertTrue(permitted > SEEDS && refused > SEEDS, permitted + " permitted, " + refused + " refused");
    }

    private static void compareTopics(RuleModel model, RuleBook book, String where) {
        Map<Integer, TopicRule> rules =
                book.rules().topics().stream().collect(Collectors.toMap(TopicRule::id, Function.identity()));
        int ids = 0;
        for (RuleModel.Topic topic : model.topics) {
            for (int id = topic.first(); id <= topic.last(); id++, ids++) {
                assertEquals(new TopicRule(id, topic.rate(), topic.burst(), topic.priority()), rules.get(id), where);
                assertEquals(topic.name(), book.topic(id).name(), where);
            }
            assertEquals(topic.first() == topic.last() ? topic.first() : -1, book.topicId(topic.name()), where);
        }
        assertEquals(ids, rules.size(), where);
    }

    private static void compareSenders(RuleModel model, RuleBook book, String where) {
        Map<Integer, SenderRule> rules =
                book.rules().senders().stream().collect(Collectors.toMap(SenderRule::id, Function.identity()));
        assertEquals(model.senders.size(), rules.size(), where);
        for (RuleModel.Sender sender : model.senders) {
            assertEquals(sender.maxInFlight(), rules.get(sender.id()).maxInFlight(), where);
            assertEquals(sender.id(), book.senderId(sender.name()), where);
            if (sender.address().startsWith("10.")) {
                assertEquals(sender.id(), book.senderId("udp:" + sender.address() + ":1"), where);
            }
            if (sender.address().equals("*")) {
                assertEquals(sender.id(), book.senderId("tcp:[ff02::1]:1"), where);
            }
        }
    }

    /** Whatever name a packet's topic goes by: who may publish on it was allowed, and not denied, that very name. */
    private static void checkNames(RuleModel model, RuleBook book, Random random, String where) {
        for (RuleModel.Sender sender : model.senders) {
            for (int i = 0; i < 30; i++) {
                String name = model.someName(random);
                TopicEntry topic = book.topic(name);
                if (topic != null && book.sender(sender.id()).topics().contains(topic.first())) {
                    String what = sender.name() + " on " + name + " of " + topic + " " + where;
                    assertTrue(sender.publish().stream().anyMatch(one -> RuleModel.covers(one, name)), what);
                    assertTrue(sender.deny().stream().noneMatch(one -> RuleModel.covers(one, name)), what);
                }
            }
        }
    }

    private void comparePermissions(RuleModel model, RuleBook book, String where) {
        for (SenderRule sender : book.rules().senders()) {
            for (TopicRule topic : book.rules().topics()) {
                boolean expected = model.permits(sender.id(), topic.id());
                String what = sender.id() + " on " + topic.id() + " " + where;
                assertEquals(expected, sender.topics().contains(topic.id()), what);
                permitted += expected ? 1 : 0;
                refused += expected ? 0 : 1;
            }
        }
    }
}
