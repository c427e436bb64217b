package io.atr.node.rules;

import java.nio.file.Path;

/** Reads rule files. Any thread; no state. */
public final class RulesReader {
    private RulesReader() {}

    /**
     * Reads a file.
     *
     * @throws RulesException when it cannot be read, or is wrong; findings bear the path as it was given
     */
    public static RuleBook read(Path path) throws RulesException {
        return parse(path.toString(), RulesText.read(path));
    }

    /**
     * Reads a file's text, whatever it says.
     *
     * @throws RulesException when it cannot be read, is too long, or is no UTF-8
     */
    public static String text(Path path) throws RulesException {
        return RulesText.read(path);
    }

    /**
     * Reads a text.
     *
     * @param name what findings call it
     * @throws RulesException when it is wrong, with all that is wrong as far as it can be told
     */
    public static RuleBook parse(String name, String text) throws RulesException {
        Findings findings = new Findings(Shown.whole(name));
        RulesText.checkLength(text.length(), findings);
        findings.throwIfAny();
        RulesSections sections = new RulesSections(findings.file());
        Value root = YamlTree.read(text, findings, sections);
        if (root == null) {
            findings.throwIfAny();
        }
        Findings warnings = new Findings(findings.file());
        RulesDraft draft = RulesDraft.read(root, sections, findings, warnings);
        findings.throwIfAny();
        return draft.resolve(findings, warnings);
    }
}
