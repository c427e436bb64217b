package io.atr.node.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of the verbs: exit codes, messages, tables, JSON. */
class RulesCommandTest {
    private static final String OLD = """
            version: 1
            topics:
              - {name: orders, ids: 100-199, rate: 200/s, burst: 50}
              - {name: orders.test, id: 8, priority: p7}
            senders:
              - {name: feed, id: 1, address: 10.0.0.1, publish: ["orders*"], deny: ["*.test"], max_in_flight: 4096}
              - {name: "udp:10.0.9.*", id: 3, publish: []}
              - {name: anyone, id: 2, address: "*", publish: ["*"]}
            """;
    private static final String NEW = """
            version: 1
            topics:
              - {name: orders, ids: 100-149, rate: 1.5k/s, burst: 50}
              - {name: orders.test, id: 8, priority: p7}
            senders:
              - {name: feed, id: 1, address: 10.0.0.1, publish: ["orders*"]}
              - {name: anyone, id: 2, address: "*", publish: ["*"]}
              - {name: late, id: 4, publish: ["orders"]}
            """;
    private static final String WRONG = "version: 1\ntopics:\n  - {name: a, id: 1, rate: 200}\nsenders: []\n";
    private static final String ODD = "version: 1\ntopics: []\nsenders: []\n";

    @TempDir
    private Path folder;

    private Path old;
    private Path fresh;
    private Path wrong;
    private Path odd;

    @BeforeEach
    void files() throws IOException {
        old = Files.writeString(folder.resolve("old.yaml"), OLD);
        fresh = Files.writeString(folder.resolve("new.yaml"), NEW);
        wrong = Files.writeString(folder.resolve("wrong.yaml"), WRONG);
        odd = Files.writeString(folder.resolve("odd.yaml"), ODD);
    }

    @Test
    void lintCountsWhatIsThere() {
        Called lint = Called.rules("lint", "--strict", old);
        assertEquals(0, lint.code());
        assertEquals("", lint.err());
        List<String> lines = lint.out().lines().toList();
        assertEquals(2, lines.size(), lint.out());
        assertEquals(old + " fine 2 101 3 3 1 2", lines.get(1).replaceAll(" +", " "));
    }

    @Test
    void lintLooksAtEveryFile() {
        Called lint = Called.rules("lint", wrong, folder.resolve("none.yaml"), odd);
        assertEquals(ExitCode.BAD_CONFIG, lint.code());
        assertTrue(
                lint.out().startsWith("error: " + wrong + ":3:28: rate: 200 has no unit; write 200/s\n"), lint.out());
        assertTrue(lint.out().contains("error: " + folder.resolve("none.yaml") + ": no such file"), lint.out());
        assertTrue(lint.out().contains("warning: " + odd + ":1:1: there are no topics"), lint.out());
        assertTrue(lint.out().replaceAll(" +", " ").contains(odd + " 2 warnings 0 0 0 0 0 0\n"), lint.out());
    }

    @Test
    void lintCountsWarningsWhenStrict() {
        assertEquals(0, Called.rules("lint", odd, old).code());
        assertEquals(
                ExitCode.FINDINGS, Called.rules("lint", odd, old, "--strict").code());
        assertEquals(
                ExitCode.USAGE,
                Called.rules("lint", folder.resolve("none.yaml"), odd, "--strict")
                        .code());
        assertEquals(ExitCode.USAGE, Called.rules("lint").code());
        assertEquals(ExitCode.USAGE, Called.rules().code());
    }

    @Test
    void lintWritesJson() {
        Called lint = Called.rules("lint", wrong, odd, old, "--json", "-");
        Object json = JsonReader.read(lint.out());
        assertEquals(false, JsonReader.at(json, "files", 0, "usable"));
        assertEquals("write 200/s", JsonReader.at(json, "files", 0, "errors", 0, "remedy"));
        assertEquals(28, JsonReader.number(json, "files", 0, "errors", 0, "column"));
        assertEquals(1, JsonReader.number(json, "files", 1, "warnings", 1, "line"));
        assertEquals(101, JsonReader.number(json, "files", 2, "topic_ids"));
        assertTrue(lint.err().contains("has no unit"), "the report goes to stderr");
    }

    @Test
    void diffOfAFileWithItselfIsNone() {
        Called diff = Called.rules("diff", old, old);
        assertEquals(0, diff.code());
        assertTrue(diff.out().startsWith("no difference"), diff.out());
    }

    @Test
    void diffSaysWhatChangesAndForWhom() {
        Called diff = Called.rules("diff", old, fresh);
        assertEquals(ExitCode.FINDINGS, diff.code());
        assertEquals("""
                topics: 0 added, 1 removed, 1 changed
                 ids topic what
                 ~ 100-149 orders rate 200/s -> 1500/s
                 - 150-199 orders rate 200/s, burst 50, p2, ids 100-199 -> 100-149
                senders: 1 added, 1 removed, 1 changed
                 id sender what
                 ~ 1 feed quota 4096 -> none
                 - 3 udp:10.0.9.* address none, quota none, 0 topic ids permitted
                 + 4 late address none, quota none, 50 topic ids permitted
                permissions of feed (1): 1 topic id gained, 50 topic ids lost
                 ids topic
                 + 8 orders.test
                 - 150-199 orders
                permissions of anyone (2): 0 topic ids gained, 50 topic ids lost
                 ids topic
                 - 150-199 orders
                """, diff.out().replaceAll(" +", " "));
    }

    @Test
    void diffCountsWhatIsBeyondTheTop() {
        Called diff = Called.rules("diff", fresh, odd, "--top", 0);
        assertEquals(ExitCode.FINDINGS, diff.code());
        Called less = Called.rules("diff", old, fresh, "--top", 0);
        assertTrue(less.out().replaceAll(" +", " ").contains("\n + ... 1 more line, 1 topic id\n"), less.out());
        assertEquals(
                ExitCode.USAGE, Called.rules("diff", old, fresh, "--top", -1).code());
    }

    @Test
    void diffWritesJson() throws IOException {
        Path target = folder.resolve("diff.json");
        assertEquals(1, Called.rules("diff", old, fresh, "--json", target).code());
        Object json = JsonReader.read(Files.readString(target));
        assertEquals(false, JsonReader.at(json, "same"));
        assertEquals("CHANGED", JsonReader.at(json, "topics", 0, "kind"));
        assertEquals(1500, JsonReader.number(json, "topics", 0, "after", "rate"));
        assertNull(JsonReader.at(json, "topics", 1, "after"));
        assertNull(JsonReader.at(json, "senders", 0, "after", "max_in_flight"));
        assertEquals("orders.test", JsonReader.at(json, "senders", 0, "gains", 0, "name"));
        assertEquals(199, JsonReader.number(json, "senders", 0, "losses", 0, "last"));
    }

    @Test
    void wrongFilesEndDiffAndExplain() {
        Called diff = Called.rules("diff", folder.resolve("none.yaml"), wrong);
        assertEquals(ExitCode.BAD_CONFIG, diff.code());
        assertTrue(diff.err().contains("none.yaml: no such file"), diff.err());
        assertTrue(diff.err().contains(":3:28: rate: 200 has no unit"), diff.err());
        assertEquals("", diff.out());
        assertEquals(ExitCode.BAD_CONFIG, Called.rules("explain", wrong, 1, 1).code());
        assertEquals(ExitCode.USAGE, Called.rules("explain", folder, 1, 1).code());
    }

    @Test
    void rulesAreNotWrittenOver() throws IOException {
        for (List<Object> call : List.<List<Object>>of(
                List.of("lint", old), List.of("diff", fresh, old), List.of("explain", old, "feed", "orders"))) {
            Object[] args =
                    Stream.concat(call.stream(), Stream.of("--json", old)).toArray();
            assertEquals(ExitCode.USAGE, Called.rules(args).code());
        }
        assertEquals(OLD, Files.readString(old));
    }

    @Test
    void explainNamesWhatPermits() {
        Called explain = Called.rules("explain", old, "udp:10.0.0.1:7", 100);
        assertEquals(0, explain.code());
        assertEquals(old + """
                : sender udp:10.0.0.1:7 on topic 100

                check line:column what the rules say
                topic 3:5 yes orders, ids 100-199, which holds id 100
                sender 6:5 yes feed, id 1, by its address 10.0.0.1
                publish 6:54 yes "orders*" permits orders
                deny - yes no deny pattern of feed meets it
                quota 6:5 yes up to 4096 packets in flight
                bucket 3:5 yes 200/s, burst 50 packets; each id has its own bucket

                ALLOW while fewer than 4096 packets of feed are in flight and the topic's bucket (200/s, burst 50) holds a token
                """, explain.out().replaceAll(" +", " "));
    }

    @Test
    void explainSaysWhyNot() {
        assertVerdict("feed", "orders.test", "DROP E_GOV_DENYLISTED: deny \"*.test\" of feed beats its publish");
        assertVerdict(
                "udp:10.0.9.1:5", "8", "DROP E_GOV_DENYLISTED: no publish pattern of udp:10.0.9.* permits orders.test");
        assertVerdict("feed", "order", "DROP E_GOV_UNKNOWN_TOPIC: no topic is named order");
        assertVerdict("feed", "99999999999", "DROP E_GOV_UNKNOWN_TOPIC: no topic has the id 99999999999");
        assertVerdict("who", "8", "DROP E_GOV_UNKNOWN_SENDER: no sender has the name or address who");
        assertVerdict("9", "8", "DROP E_GOV_UNKNOWN_SENDER: no sender has the id 9");
        assertVerdict("ff02::1", "8", "ALLOW while these rules are in force");
    }

    @Test
    void explainWritesJson() {
        Called explain = Called.rules("explain", old, "feed", "orders.test", "--json", "-");
        Object json = JsonReader.read(explain.out());
        assertEquals("DROP", JsonReader.at(json, "verdict"));
        assertEquals("E_GOV_DENYLISTED", JsonReader.at(json, "reason"));
        assertEquals(8, JsonReader.number(json, "topic_id"));
        assertEquals(6, JsonReader.number(json, "steps", 3, "line"));
        assertEquals(false, JsonReader.at(json, "steps", 3, "holds"));
        assertFalse(explain.err().isEmpty());
        Object none = JsonReader.read(
                Called.rules("explain", old, "x", "8", "--json", "-").out());
        assertNull(JsonReader.at(none, "sender_id"));
        assertNull(JsonReader.at(none, "steps", 1, "line"));
    }

    private void assertVerdict(String sender, String topic, String expected) {
        Called explain = Called.rules("explain", old, sender, topic);
        assertEquals(0, explain.code());
        assertEquals(expected, explain.out().lines().toList().getLast());
    }
}
