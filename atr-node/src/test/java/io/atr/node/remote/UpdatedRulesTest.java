package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import io.atr.transport.v1.GovernanceUpdateRequest;
import io.atr.transport.v1.SenderQuota;
import io.atr.transport.v1.TopicRateLimit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that come of an update, compared with a direct reading of what it means. */
class UpdatedRulesTest {
    private static final String FIRST = """
            version: 1
            topics:
              - {name: nyse.symbols, ids: 10-59, rate: 200/s, burst: 50, priority: p5}
              - {name: "it's#{odd}", id: 3, priority: p0}
              - {name: "udp:10.*", ids: 80-99}
              - {name: topic-1, id: 5}
            senders:
              - {name: nyse, id: 1, address: 10.197.41.180, publish: ["nyse.*"], deny: ["udp:*"]}
              - {name: silent, id: 2, publish: []}
              - {name: anyone, id: 4, address: "*", publish: ["*"]}
              - {name: sender-7, id: 6, address: "::1", publish: []}
            """;

    @Test
    void rulesAreWhatTheUpdateMeans() throws RulesException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            RuleBook book = RulesReader.parse("first", FIRST);
            for (int round = 0; round < 4; round++) {
                GovernanceUpdateRequest update = update(random);
                RuleBook next = RulesReader.parse("update", new UpdatedRules(update, book).text());
                check("seed " + seed + ", round " + round, update, book, next);
                book = next;
            }
        }
    }

    private static GovernanceUpdateRequest update(Random random) {
        GovernanceUpdateRequest.Builder update = GovernanceUpdateRequest.newBuilder();
        int density = 1 + random.nextInt(10);
        for (int id = 0; id < 110; id++) {
            if (random.nextInt(10) < density) {
                update.addAllowlistTopics(id);
            }
            if (random.nextInt(10) == 0 || (id > 20 && id < 30)) {
                update.addTopicLimits(TopicRateLimit.newBuilder()
                        .setTopicId(id)
                        .setCapacity(1 + random.nextInt(2))
                        .setRefillRate(random.nextBoolean() ? 1_000_000_000 : 1 + random.nextInt(2)));
            }
            if (random.nextInt(10) == 0) {
                update.addSenderQuotas(SenderQuota.newBuilder().setSenderId(id).setMaxInFlight(1 + random.nextInt(99)));
            }
        }
        return update.build();
    }

    private static void check(String seed, GovernanceUpdateRequest update, RuleBook before, RuleBook after) {
        Set<Integer> allowed = new HashSet<>(update.getAllowlistTopicsList());
        Map<Integer, TopicRateLimit> limits = new HashMap<>();
        update.getTopicLimitsList().forEach(limit -> limits.put(limit.getTopicId(), limit));
        assertEquals(allowed.size(), after.rules().topics().size(), seed);
        for (TopicRule topic : after.rules().topics()) {
            String what = seed + ", topic " + topic.id();
            assertTrue(allowed.contains(topic.id()), what);
            TopicRateLimit limit = limits.get(topic.id());
            assertEquals(limit == null ? TopicRule.UNLIMITED : limit.getRefillRate(), topic.rate(), what);
            if (limit != null) {
                assertEquals(limit.getCapacity(), topic.burst(), what);
            }
            TopicEntry was = before.topic(topic.id());
            assertEquals(was == null ? 2 : was.priority(), topic.priority(), what);
        }
        for (TopicEntry topic : before.topics()) {
            boolean survives = allowed.stream().anyMatch(id -> topic.equals(before.topic(id)));
            TopicEntry heir = after.topics().stream()
                    .filter(entry -> entry.name().equals(topic.name()))
                    .findFirst()
                    .orElse(null);
            assertTrue(!survives || (heir != null && topic.equals(before.topic(heir.first()))), seed + ": " + topic);
        }
        checkSenders(seed, update, before, after, allowed);
    }

    private static void checkSenders(
            String seed, GovernanceUpdateRequest update, RuleBook before, RuleBook after, Set<Integer> allowed) {
        assertEquals(update.getSenderQuotasCount(), after.rules().senders().size(), seed);
        for (SenderQuota quota : update.getSenderQuotasList()) {
            String what = seed + ", sender " + quota.getSenderId();
            SenderEntry sender = after.sender(quota.getSenderId());
            SenderEntry was = before.sender(quota.getSenderId());
            SenderRule rule = after.rules().senders().stream()
                    .filter(one -> one.id() == quota.getSenderId())
                    .findFirst()
                    .orElseThrow();
            assertEquals(quota.getMaxInFlight(), rule.maxInFlight(), what);
            for (int topic = 0; topic < 120; topic++) {
                assertEquals(allowed.contains(topic), rule.topics().contains(topic), what + " on " + topic);
            }
            assertEquals(was == null ? "*" : was.address(), sender.address(), what);
            assertTrue(was == null || was.name().equals(sender.name()), what);
        }
    }

    @Test
    void sixtyFourThousandTopicsWithLimitsOfTheirOwn() throws RulesException {
        GovernanceUpdateRequest.Builder update = GovernanceUpdateRequest.newBuilder();
        for (int id = 0; id < 65_536; id++) {
            update.addAllowlistTopics(id);
            update.addTopicLimits(TopicRateLimit.newBuilder()
                    .setTopicId(id)
                    .setCapacity(1 + id)
                    .setRefillRate(1_000_000_000 - id));
        }
        update.addSenderQuotas(SenderQuota.newBuilder().setSenderId(65_535).setMaxInFlight(1_000_000_000));
        RuleBook book = RulesReader.parse(
                "first", "version: 1\ntopics: [{name: '" + "x".repeat(255) + "', ids: 0-65535}]\nsenders: []");
        RuleBook next = RulesReader.parse("update", new UpdatedRules(update.build(), book).text());
        assertEquals(65_536, next.rules().topics().size());
        assertEquals("x".repeat(255), next.topic(0).name());
        assertEquals(1_000_000_000 - 65_535, next.topic(65_535).rate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic 65536: ids are 0 to 65535 | allow 65536",
                "topic 4294967295: ids are 0 to 65535 | limit -1 1 1",
                "topic 5: capacity 0 is not in 1..1000000000 | limit 5 0 1",
                "topic 5: refill_rate 0 is not in | limit 5 1 0",
                "topic 5: refill_rate 18446744073709551615 is not in | limit 5 1 -1",
                "topic 5: two limits | limit 5 1 1 limit 5 1 1",
                "sender 65536: ids are 0 to 65535 | quota 65536 1",
                "sender 1: max_in_flight 0 is not in | quota 1 0",
                "sender 1: max_in_flight 4294967295 is not in | quota 1 -1",
                "sender 1: two quotas | quota 1 1 quota 1 1",
            })
    void wrongUpdatesSayWhy(String text, String spelled) throws RulesException {
        GovernanceUpdateRequest.Builder update = GovernanceUpdateRequest.newBuilder();
        String[] words = spelled.strip().split(" ");
        for (int i = 0; i < words.length; ) {
            switch (words[i++]) {
                case "allow" -> update.addAllowlistTopics(Integer.parseInt(words[i++]));
                case "limit" ->
                    update.addTopicLimits(TopicRateLimit.newBuilder()
                            .setTopicId(Integer.parseInt(words[i++]))
                            .setCapacity(Long.parseLong(words[i++]))
                            .setRefillRate(Long.parseLong(words[i++])));
                default ->
                    update.addSenderQuotas(SenderQuota.newBuilder()
                            .setSenderId(Integer.parseInt(words[i++]))
                            .setMaxInFlight(Integer.parseInt(words[i++])));
            }
        }
        RuleBook book = RulesReader.parse("first", FIRST);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new UpdatedRules(update.build(), book));
        assertTrue(e.getMessage().contains(text.strip()), e.getMessage());
    }
}
