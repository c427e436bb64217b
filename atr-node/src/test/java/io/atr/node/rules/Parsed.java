package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

/** Parses texts the way tests want it. */
final class Parsed {
    private Parsed() {}

    static RuleBook book(String text) {
        try {
            return RulesReader.parse("rules.yaml", text);
        } catch (RulesException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    static RulesException refusal(String text) {
        return assertThrows(RulesException.class, () -> RulesReader.parse("rules.yaml", text));
    }

    /** The findings without the file's name, as {@code 5:31 rate: 200 has no unit; write 200/s}. */
    static List<String> findings(String text) {
        return lines(refusal(text).findings());
    }

    static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.line() + ":" + finding.column() + " " + finding.what() + "; " + finding.remedy())
                .toList();
    }
}
