package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no YAML, or YAML of another shape. */
class DocumentFindingsTest {
    /** A text whose lines are parted by ⏎ | its one finding. */
    private static final List<String> CASES = List.of(
            "default: deny|1:1 this rule file has no version; add version: 1",
            "version:|1:9 version is empty; write version: 1",
            "version: 2⏎topics: 5|1:10 version: 2 is not known, only 1 is; write version: 1",
            "topics: [{nam: a}]⏎version: 2|2:10 version: 2 is not known, only 1 is; write version: 1",
            "version: 1⏎topics: []⏎topics: [{nam: a}]|3:1 topics stands twice in one mapping, first at rules.yaml:2:1;"
                    + " leave one of them out",
            "version: 1⏎topics: [{name: a, id: 1}]⏎topics: [{name: a, id: 1}]|3:1 topics stands twice in one mapping,"
                    + " first at rules.yaml:2:1; leave one of them out",
            "- topics: [{nam: a}]|1:1 a rule file is a mapping, this is a list; start with version: 1",
            "topics: [{nam: a}]⏎version: 1⏎]|3:1 this does not belong to what stands above; check the indentation and the"
                    + " brackets",
            "\uFEFFversion: 2|1:10 version: 2 is not known, only 1 is; write version: 1",
            "version: 1.0|1:10 version: 1.0 is not known, only 1 is; write version: 1",
            "version: 1⏎default:|2:9 default is empty; write default: deny",
            "version: 1⏎topics: {a: b}|2:9 topics is a mapping; write topics: [{name: orders.new, id: 7}]",
            "version: 1⏎topics:|2:8 topics is empty; write topics: [{name: orders.new, id: 7}]",
            "version: 1⏎senders: 5"
                    + "|2:10 senders is text: 5; write senders: [{name: feed, id: 1, publish: [\"orders.*\"]}]",
            "version: 1⏎polices: 1"
                    + "|2:1 polices is not known here; a rule file has version, default, topics, senders",
            "- version: 1|1:1 a rule file is a mapping, this is a list; start with version: 1",
            "version|1:1 a rule file is a mapping, this is text: version; start with version: 1",
            "~|1:1 a rule file is a mapping, this is empty; start with version: 1",
            "version: 1⏎version: 1|2:1 version stands twice in one mapping, first at rules.yaml:1:1;"
                    + " leave one of them out",
            "version: 1⏎{a: b}: c|2:1 the key is a mapping; write a word, like name:",
            "version: 1⏎? [a]⏎: c|2:3 the key is a list; write a word, like name:",
            "version: 1⏎\"\": c|2:1 the empty key is not known here; a rule file has version, default, topics, senders",
            "version: 1⏎---⏎version: 1"
                    + "|2:1 a second document; write one document a file; remove this --- and what follows",
            "version: &v 1|1:10 &v is a YAML anchor, which rules have not; leave it out, or put the text in quotes",
            "version: !v 1|1:10 !v is a YAML tag, which rules have not; leave it out, or put the text in quotes",
            "version: !!int 1"
                    + "|1:10 !!int is a YAML tag, which rules have not; leave it out, or put the text in quotes",
            "version: *v|1:10 *v without quotes is a YAML alias, which rules have not; write \"*v\"",
            "version: 1⏎\ttopics: []|2:1 a tab where YAML wants spaces; indent with spaces",
            "version: 1⏎topics:⏎  - name: a⏎   id: 1|4:4 this does not belong to what stands above;"
                    + " check the indentation and the brackets",
            "version: 1⏎]|2:1 this does not belong to what stands above; check the indentation and the brackets",
            "version: 1⏎...⏎topics: []"
                    + "|3:1 this does not belong to what stands above; check the indentation and the brackets",
            "version: 1⏎topics⏎senders: []|3:1 the line above is no key with a value;"
                    + " write key: value and check the indentation",
            "version: 1⏎default: deny: 2"
                    + "|2:14 a colon where no key can stand; put text with \": \" in quotes and check the indentation",
            "version: 1⏎topics: - a|2:9 a - where no list can start; start a list on its own line, or write [ ]",
            "version: \"1|1:10 the quote that opens here is never closed; close it",
            "version: '1|1:10 the quote that opens here is never closed; close it",
            "version: 1⏎topics: [{name: a, id: 1}⏎senders: []|2:9 the [ that opens here is broken at 3:1;"
                    + " separate with , and close with ], and put text with brackets in quotes",
            "version: 1⏎topics: [{name: a, id: 1]|2:10 the { that opens here is broken at 2:25;"
                    + " separate with , and close with }, and put text with brackets in quotes",
            "version: \"\\q\"|1:12 \\ with a character that it cannot escape; write \\\\ for the character \\ itself",
            "version: @|1:10 a character that cannot start a value; put text with special characters in quotes",
            "version: ,|1:10 a value is missing here; write it, or remove the comma or bracket",
            "%YAML 3.0⏎---⏎version: 1|1:1 a %YAML line with another version; leave the % line out",
            "[[[[[[[[[]]]]]]]]]|1:9 more than 8 lists and mappings inside each other;"
                    + " write the rules flat: topics and senders are lists of mappings");

    @ParameterizedTest
    @FieldSource("CASES")
    void oneFinding(String parts) {
        String[] part = parts.split("\\|", 2);
        assertEquals(List.of(part[1]), Parsed.findings(part[0].replace('⏎', '\n')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n\n", "# nothing\n", "\uFEFF", "---\n...\n#"})
    void noContent(String text) {
        String finding = Parsed.findings(text).getFirst();
        assertEquals("start with version: 1", finding.substring(finding.indexOf(';') + 2));
    }

    @ParameterizedTest
    @CsvSource({"0, U+0000", "7, U+0007", "27, U+001B", "127, U+007F", "55296, U+D800", "65535, U+FFFF"})
    void charactersThatYamlHasNot(int point, String code) {
        String text = "version: 1\r\ndefault: 🚌" + (char) point + "\n";
        assertEquals(
                List.of("2:11 the character " + code + " cannot stand in rules; remove it"), Parsed.findings(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void placesDoNotDependOnHowLinesEnd(String end) {
        String text = String.join(end, "version: 1", "# 🚌 ü", "topics:", "  - {name: \"ü🚌\", id: x}", "");
        assertEquals(List.of("4:22 id: x is not a whole number; write decimal digits alone"), Parsed.findings(text));
    }
}
