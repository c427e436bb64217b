package io.atr.node.rules;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Text that is no YAML, in words that help the author of rules: the parser's own speak of tokens. */
record SyntaxError(Place place, String what, String remedy) {
    private static final int DELETE = 0x7F;
    private static final String QUOTE = "put text with special characters in quotes";

    static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.START);
    }

    static SyntaxError of(YamlEngineException e, String text) {
        return switch (e) {
            case MarkedYamlEngineException marked
            when String.valueOf(marked.getProblem()).startsWith("DEL ") -> unreadable(DELETE, text);
            case MarkedYamlEngineException marked -> translate(new Complaint(marked));
            case ReaderException reader -> unreadable(reader.getCodePoint(), text);
            case YamlVersionException version ->
                new SyntaxError(Place.START, "a %YAML line with another version", "leave the % line out");
            default -> new SyntaxError(Place.START, "this is no YAML", "start again from the example of docs/rules.md");
        };
    }

    void report(Findings findings) {
        findings.report(place, what, remedy);
    }

    /** The parser's words. */
    private record Complaint(Place place, Place contextPlace, String context, String problem) {
        Complaint(MarkedYamlEngineException e) {
            this(
                    SyntaxError.place(e.getProblemMark()),
                    SyntaxError.place(e.getContextMark().or(e::getProblemMark)),
                    String.valueOf(e.getContext()),
                    String.valueOf(e.getProblem()));
        }

        boolean context(String part) {
            return context.contains(part);
        }

        boolean problem(String part) {
            return problem.contains(part);
        }

        SyntaxError here(String what, String remedy) {
            return new SyntaxError(place, what, remedy);
        }

        SyntaxError above(String what, String remedy) {
            return new SyntaxError(contextPlace, what, remedy);
        }

        SyntaxError unclosed(char opened, char closing) {
            return above(
                    "the " + opened + " that opens here is broken at " + place,
                    "separate with , and close with " + closing + ", and put text with brackets in quotes");
        }
    }

    private static SyntaxError translate(Complaint complaint) {
        if (complaint.problem("(TAB)")) {
            return complaint.here("a tab where YAML wants spaces", "indent with spaces");
        }
        if (complaint.context("scanning an alias")) {
            return complaint.above("a * without quotes", "put names and patterns with * in quotes, like \"*\"");
        }
        if (complaint.context("quoted scalar") && complaint.problem("end of stream")) {
            return complaint.above("the quote that opens here is never closed", "close it");
        }
        if (complaint.context("double-quoted scalar")) {
            return complaint.here(
                    "\\ with a character that it cannot escape", "write \\\\ for the character \\ itself");
        }
        if (complaint.context("flow sequence")) {
            return complaint.unclosed('[', ']');
        }
        if (complaint.context("flow mapping")) {
            return complaint.unclosed('{', '}');
        }
        return translateProblem(complaint);
    }

    private static SyntaxError translateProblem(Complaint complaint) {
        if (complaint.problem("mapping values are not allowed here")) {
            return complaint.here(
                    "a colon where no key can stand", "put text with \": \" in quotes and check the indentation");
        }
        if (complaint.problem("sequence entries are not allowed here")) {
            return complaint.here("a - where no list can start", "start a list on its own line, or write [ ]");
        }
        if (complaint.problem("could not find expected ':'")) {
            return complaint.here(
                    "the line above is no key with a value", "write key: value and check the indentation");
        }
        if (complaint.problem("expected <block end>") || complaint.problem("expected '<document start>'")) {
            return complaint.here(
                    "this does not belong to what stands above", "check the indentation and the brackets");
        }
        if (complaint.problem("expected the node content")) {
            return complaint.here("a value is missing here", "write it, or remove the comma or bracket");
        }
        if (complaint.problem("cannot start any token")) {
            return complaint.here("a character that cannot start a value", QUOTE);
        }
        return complaint.here("no YAML: " + Shown.of(complaint.problem), QUOTE);
    }

    /** The reader tells the character that it stumbled over and an index that depends on its buffer. */
    private static SyntaxError unreadable(int point, String text) {
        int at = text.indexOf(point);
        Place place = at < 0 ? Place.START : TextPlace.of(text, at);
        return new SyntaxError(place, "the character " + Shown.code(point) + " cannot stand in rules", "remove it");
    }
}
