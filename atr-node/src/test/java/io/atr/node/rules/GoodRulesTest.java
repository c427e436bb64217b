package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodRulesTest {
    private static final String EXCHANGE = """
            version: 1
            default: deny
            topics:
              - {name: nyse.symbols, ids: 100-65535, rate: 200/s, burst: 50, priority: p4}
              - {name: "udp:233.156.208.52:20052", id: 7, rate: 1000/s, burst: 100}
              - {name: nyse.test.a, id: 0}
            senders:
              - {name: nyse, id: 1, address: 10.197.41.180, publish: ["nyse.*"], deny: ["nyse.test.*"], max_in_flight: 4096}
              - {name: anyone, id: 2, address: "*", publish: ["*"]}
              - {name: nobody, id: 0, publish: []}
            """;

    @Test
    void everyKeyArrives() {
        RuleBook book = Parsed.book(EXCHANGE);
        assertEquals(
                List.of(
                        new TopicEntry("nyse.symbols", 100, 65_535, 200, 50, 4),
                        new TopicEntry("udp:233.156.208.52:20052", 7, 7, 1000, 100, 2),
                        new TopicEntry("nyse.test.a", 0, 0, TopicRule.UNLIMITED, TopicRule.MAX, 2)),
                book.topics());
        TopicSet symbols = TopicSet.range(100, 65_535);
        assertEquals(
                List.of(
                        new SenderEntry("nyse", 1, "10.197.41.180", symbols, 4096),
                        new SenderEntry("anyone", 2, "*", set(0, 7, 100), SenderRule.UNLIMITED),
                        new SenderEntry("nobody", 0, null, TopicSet.NONE, SenderRule.UNLIMITED)),
                book.senders());
        assertEquals(List.of(), book.warnings());
        assertEquals(65_536, book.topicLimit());
        assertEquals(3, book.senderLimit());
        assertEquals(3, book.permissionSets());
    }

    @Test
    void everyIdOfARangeIsATopicOfItsOwn() {
        RuleBook book = Parsed.book(EXCHANGE);
        assertEquals(65_536 - 100 + 2, book.rules().topics().size());
        assertEquals(
                new TopicRule(4711, 200, 50, 4),
                book.rules().topics().stream()
                        .filter(rule -> rule.id() == 4711)
                        .findAny()
                        .orElseThrow());
        assertEquals(
                book.senders().stream().map(SenderEntry::rule).toList(),
                book.rules().senders());
    }

    @ParameterizedTest
    @CsvSource({
        "1/s, 1",
        "1000000000/s, 1000000000",
        "1G/s, 1000000000",
        "12k/s, 12000",
        "1.5M/s, 1500000",
        "0.001k/s, 1",
        "0.000000001G/s, 1",
        "2.0/s, 2",
        "007/s, 7"
    })
    void ratesAreExactAndABurstIsOneSecondUnlessWritten(String written, long rate) {
        TopicEntry topic = topicWith("rate: " + written);
        assertEquals(rate, topic.rate());
        assertEquals(rate, topic.burst());
        assertEquals(3, topicWith("rate: " + written + ", burst: 3").burst());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void priorities(int priority) {
        assertEquals(priority, topicWith("priority: p" + priority).priority());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\ntopics: [{name: a, id: 3}]\nsenders: [{name: s, id: 4, publish: [a]}]",
                "\uFEFFversion: 1\ntopics: [{name: a, id: 3}]\nsenders: [{name: s, id: 4, publish: [a]}]\n",
                "version: 1\r\ntopics:\r\n- name: a\r\n  id: 3\r\nsenders:\r\n- name: s\r\n  id: 4\r\n  publish: [a]\r\n",
                "# rules\n---\nversion: 1 # first\n\ntopics:\n  -\n    name: 'a'\n    id: \"3\"\n"
                        + "senders:\n  - name: s\n    id: 4\n    publish:\n      - a\n...\n",
                "version: 1\ntopics:\n  - ids: 3-3\n    name: a\t# tab\nsenders: [{id: 4, publish: [a], name: s}]\n",
                "{senders: [{publish: [a,], name: s, id: 4}], topics: [{id: 3, name: a}], version: 1}",
            })
    void spellingsOfTheSame(String text) {
        RuleBook book = Parsed.book(text);
        assertEquals(List.of(new TopicEntry("a", 3, 3, TopicRule.UNLIMITED, TopicRule.MAX, 2)), book.topics());
        assertEquals(List.of(new SenderEntry("s", 4, null, TopicSet.of(3), SenderRule.UNLIMITED)), book.senders());
        assertEquals(List.of(), book.warnings());
    }

    @Test
    void sendersWithEqualSetsShareThem() {
        RuleBook book = Parsed.book("""
                version: 1
                topics: [{name: a.x, id: 1}, {name: a.y, id: 2}, {name: b, id: 3}]
                senders:
                  - {name: s, id: 1, publish: ["a.*"]}
                  - {name: t, id: 2, publish: ["*"], deny: [b]}
                  - {name: u, id: 3, publish: ["*"]}
                """);
        assertSame(book.sender("s").topics(), book.sender("t").topics());
        assertEquals(2, book.permissionSets());
    }

    @Test
    void warnings() {
        assertEquals(
                List.of(
                        "2:18 name: captures spell udp:[FF02::0:1]:80 differently and will not match it;"
                                + " write udp:[ff02::1]:80",
                        "4:32 publish: nyse.tset.* matches no topic; compare it with the topics' names",
                        "4:60 deny: b matches no topic; compare it with the topics' names"),
                Parsed.lines(Parsed.book("""
                                version: 1
                                topics: [ {name: "udp:[FF02::0:1]:80", id: 1}]
                                senders:
                                  - {name: s, id: 1, publish: ["nyse.tset.*", "*"], deny: [b]}
                                """).warnings()));
        assertEquals(
                List.of(
                        "1:1 there are no topics, so every packet is refused; add topics",
                        "1:1 there are no senders, so every packet is refused; add senders"),
                Parsed.lines(Parsed.book("version: 1\nsenders: []\n").warnings()));
    }

    @Test
    void denyingAPartOfATopicDeniesAllOfItUnlessThePartIsATopic() {
        String rules = """
                version: 1
                topics: [{name: "udp:2*", id: 1}, {name: "*:5353", id: 2}%s]
                senders: [{name: s, id: 1, publish: ["*"], deny: ["udp:23*"]}]
                """;
        RuleBook book = Parsed.book(rules.formatted(""));
        assertEquals(TopicSet.NONE, book.sender("s").topics());
        assertEquals(
                List.of("3:51 deny: udp:23* stands for a part of topic udp:2* and denies all of it;"
                        + " add a topic named udp:23* to deny that part alone"),
                Parsed.lines(book.warnings()));
        RuleBook split = Parsed.book(rules.formatted(", {name: \"udp:23*\", id: 3}"));
        assertEquals(TopicSet.of(1, 2), split.sender("s").topics());
        assertEquals(List.of(), split.warnings());
    }

    private static TopicEntry topicWith(String more) {
        return Parsed.book("version: 1\ntopics: [{name: a, id: 1, " + more + "}]")
                .topics()
                .getFirst();
    }

    private static TopicSet set(int first, int second, int from) {
        java.util.BitSet ids = new java.util.BitSet();
        ids.set(first);
        ids.set(second);
        ids.set(from, 65_536);
        return TopicSet.of(ids);
    }
}
