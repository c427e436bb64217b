package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookUpTest {
    private static final RuleBook BOOK = Parsed.book("""
            version: 1
            topics:
              - {name: "udp:*", id: 1}
              - {name: "udp:233.*", id: 2}
              - {name: "udp:233.1.1.1:80", id: 3}
              - {name: "*:80", id: 4}
              - {name: symbols, ids: 10-20}
              - {name: one, ids: 30-30}
            senders:
              - {name: feed, id: 0, address: 10.0.0.1, publish: ["*"]}
              - {name: "udp:10.0.0.1:5000", id: 1, publish: ["*"]}
              - {name: "udp:10.0.0.2:*", id: 2, publish: ["*"]}
              - {name: six, id: 3, address: "FF02:0::1", publish: ["*"]}
              - {name: mapped, id: 4, address: "::ffff:10.0.0.9", publish: ["*"]}
              - {name: rest, id: 65535, address: "*", publish: ["*"]}
              - {name: "udp:10.0.0.1:6*", id: 5, publish: ["*"]}
            """);

    @ParameterizedTest
    @CsvSource({
        "udp:233.1.1.1:80, 3",
        "udp:233.1.1.1:81, 2",
        "udp:234.1.1.1:81, 1",
        "udp:1.1.1.1:80, 1",
        "tcp:1.1.1.1:80, 4",
        "udp:*, 1",
        "one, 30",
        "symbols, -1",
        "other, -1",
        "'', -1"
    })
    void topicsByName(String name, int id) {
        assertEquals(id, BOOK.topicId(name));
    }

    @ParameterizedTest
    @CsvSource({
        "1, udp:*",
        "10, symbols",
        "20, symbols",
        "9,",
        "21,",
        "30, one",
        "31,",
        "-1,",
        "2147483647,",
        "-2147483648,"
    })
    void topicsById(int id, String name) {
        TopicEntry topic = BOOK.topic(id);
        assertEquals(name, topic == null ? null : topic.name());
    }

    @ParameterizedTest
    @CsvSource({
        "feed, 0",
        "10.0.0.1, 0",
        "ip:10.0.0.1, 0",
        "tcp:10.0.0.1:5000, 0",
        "udp:10.0.0.1:5000, 1",
        "udp:10.0.0.1:5001, 0",
        "udp:10.0.0.1:6001, 0",
        "udp:10.0.0.2:1, 2",
        "ip:10.0.0.2, 65535",
        "ip:10.0.0.3, 65535",
        "ip:ff02::1, 3",
        "ip:ff02:0:0:0:0:0:0:1, 3",
        "udp:[ff02::1]:9, 3",
        "udp:[ff02::2]:9, 65535",
        "ip:::ffff:10.0.0.9, 4",
        "ip:10.0.0.9, 65535",
        "udp:10.0.0.1, -1",
        "udp:ff02::1:9, -1",
        "udp:10.0.0.1:70000, -1",
        "ip:10.0.0, -1",
        "'*', -1",
        "'', -1",
        "unknown, -1"
    })
    void sendersByKey(String key, int id) {
        assertEquals(id, BOOK.senderId(key));
    }

    @ParameterizedTest
    @CsvSource({"0, feed", "65535, rest", "6,", "-1,", "65536,"})
    void sendersById(int id, String name) {
        SenderEntry sender = BOOK.sender(id);
        assertEquals(name, sender == null ? null : sender.name());
    }

    @ParameterizedTest
    @CsvSource({"ip:10.0.0.3", "10.0.0.3"})
    void nobodyHasEveryAddressUnlessARuleSaysSo(String key) {
        assertNull(Parsed.book("version: 1\nsenders: [{name: a, id: 1, address: 10.0.0.1, publish: []}]")
                .sender(key));
    }
}
