package io.atr.node.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the names of topics, or those of senders, and refuses one that stands twice. */
final class Names {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Findings findings;
    private final Findings warnings;
    private final Seen seen;

    /** Which names stood before. */
    interface Seen {
        /** Notes where a name stands; answers where it stood first, or null if it did not. */
        @Nullable
        Place putIfAbsent(String name, Place place);
    }

    Names(Findings findings, Findings warnings, Seen seen) {
        this.findings = findings;
        this.warnings = warnings;
        this.seen = seen;
    }

    /** The entry's name, or null after a finding. */
    @Nullable
    String read(Entry entry) {
        Value.Text name = entry.required("name");
        if (name == null || !check(name, "name", findings)) {
            return null;
        }
        String text = name.text();
        if (NUMBER.matcher(text).matches()) {
            findings.report(name.place(), "name: " + text + " reads like an id", "start the name with a letter");
            return null;
        }
        Place other = seen.putIfAbsent(text, name.place());
        if (other != null) {
            findings.report(
                    name.place(),
                    "name: " + Shown.of(text) + " stands twice, first at " + findings.at(other),
                    "give each its own name");
            return null;
        }
        warnOfSpelling(name);
        return text;
    }

    /** A name that no capture can produce, though it means an endpoint that one can. */
    private void warnOfSpelling(Value.Text name) {
        Endpoint endpoint = Endpoint.parse(name.text());
        if (endpoint != null && !endpoint.name().equals(name.text())) {
            warnings.report(
                    name.place(),
                    "name: captures spell " + name.text() + " differently and will not match it",
                    "write " + endpoint.name());
        }
    }

    /** Whether a text can be a name or a pattern of names; if not, there is a finding. */
    static boolean check(Value.Text text, String what, Findings findings) {
        String problem = problem(text.text());
        if (problem.isEmpty()) {
            return true;
        }
        String subject = text.text().isEmpty() ? what + ":" : what + ": " + Shown.of(text.text());
        findings.report(
                text.place(),
                subject + " " + problem,
                "write 1 to " + RulesLimits.NAME + " characters without spaces, commas or double quotes");
        return false;
    }

    private static String problem(String text) {
        if (text.isEmpty()) {
            return "the text is empty";
        }
        if (text.length() > RulesLimits.NAME) {
            return "is longer than " + RulesLimits.NAME + " characters";
        }
        int bad = text.codePoints()
                .filter(c -> !Shown.isPlain(c) || Character.isSpaceChar(c) || c == ',' || c == '"')
                .findFirst()
                .orElse(-1);
        return switch (bad) {
            case -1 -> "";
            case ' ' -> "holds a space";
            case ',' -> "holds a comma";
            case '"' -> "holds a double quote";
            default -> "holds the character " + Shown.code(bad);
        };
    }
}
