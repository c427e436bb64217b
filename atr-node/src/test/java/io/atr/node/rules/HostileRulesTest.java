package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that are made to hurt, and files that are merely large. */
class HostileRulesTest {
    @Test
    void aliasesDoNotMultiply() {
        StringBuilder bomb = new StringBuilder("version: 1\na0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ",*a" + (i - 1) + "]\n");
        }
        RulesException e = Parsed.refusal(bomb.toString());
        assertTrue(e.findings().stream()
                .anyMatch(
                        finding -> finding.what().equals("*a0 without quotes is a YAML alias, which rules have not")));
        assertEquals(Findings.KEPT, e.findings().size());
    }

    @Test
    void depthIsBounded() {
        String flow = "[".repeat(1_000_000);
        String block = "- ".repeat(100_000) + "x";
        String keys = "? ".repeat(100_000) + "x";
        for (String text : List.of(flow, block, keys, "{a: ".repeat(200_000))) {
            assertTrue(Parsed.findings(text).getFirst().contains("more than 8 lists and mappings inside each other"));
        }
    }

    @Test
    void valuesAreBounded() {
        String text = "version: 1\ntopics: [" + "1,".repeat(RulesLimits.VALUES) + "]";
        List<String> findings = Parsed.findings(text);
        assertEquals(1, findings.size());
        assertTrue(findings.getFirst()
                .endsWith("more than 2097152 values; write ranges of ids in place of single topics"));
    }

    @Test
    void findingsAreBoundedButCounted() {
        RulesException e = Parsed.refusal("version: 1\ntopics: [" + "1,".repeat(1_000) + "]");
        assertEquals(Findings.KEPT, e.findings().size());
        assertEquals(1_000 - Findings.KEPT, e.omitted());
        assertTrue(e.getMessage().endsWith("\n... and 900 more"));
    }

    @Test
    void longTextsAreRefused() {
        assertTrue(Parsed.findings("#".repeat(RulesLimits.BYTES + 1)).getFirst().contains("is longer than 16 MiB"));
    }

    @Test
    void slowPatternsAreGivenUp() {
        String topics = IntStream.range(0, 50_000)
                .mapToObj(i -> "{name: t" + i + "." + "a".repeat(200) + ", id: " + i + "}")
                .collect(Collectors.joining(",\n"));
        String patterns = IntStream.range(0, 20)
                .mapToObj(i -> "\"t*" + "a".repeat(80 + i) + "b*a\"")
                .collect(Collectors.joining(","));
        String text = "version: 1\ntopics: [" + topics + "]\nsenders: [{name: s, id: 1, publish: [" + patterns + "]}]";
        assertTrue(Parsed.findings(text)
                .getFirst()
                .contains("comparing patterns with topics took more than 536870912 steps"));
    }

    @Test
    void asManyTopicsAndSendersAsThereAreIds() {
        String topics = IntStream.rangeClosed(0, RulesLimits.HIGHEST_ID)
                .mapToObj(i -> "- {name: t" + i + ".x, id: " + i + ", rate: 200/s, burst: 50, priority: p3}\n")
                .collect(Collectors.joining());
        String senders = IntStream.rangeClosed(0, RulesLimits.HIGHEST_ID)
                .mapToObj(i -> "- {name: s" + i + ", id: " + i + ", address: 10.1." + i / 256 + "." + i % 256
                        + ", publish: [t" + i % 4096 + "*], deny: [\"*.y\", \"*1.x\"], max_in_flight: 4}\n")
                .collect(Collectors.joining());
        RuleBook book = Parsed.book("version: 1\ntopics:\n" + topics + "senders:\n" + senders);
        assertEquals(65_536, book.topicLimit());
        assertEquals(65_535, book.senderId("ip:10.1.255.255"));
        assertTrue(book.sender(5).topics().contains(50_000));
        assertSame(book.sender(5).topics(), book.sender(4096 + 5).topics());
        assertTrue(book.permissionSets() > 3_000);
    }

    @Test
    void differentSetsAreBounded() {
        String senders = IntStream.rangeClosed(0, RulesLimits.PERMISSION_SETS)
                .mapToObj(i -> "- {name: s" + i + ", id: " + i + ", publish: [t" + i + "]}\n")
                .collect(Collectors.joining());
        String topics = IntStream.rangeClosed(0, RulesLimits.PERMISSION_SETS)
                .mapToObj(i -> "- {name: t" + i + ", id: " + i + "}\n")
                .collect(Collectors.joining());
        String text = "version: 1\nsenders:\n" + senders + "topics:\n" + topics;
        assertEquals(
                List.of("4099:3 up to here, senders have more than 4096 different sets of topics;"
                        + " let more senders share the same publish and deny"),
                Parsed.findings(text));
    }
}
