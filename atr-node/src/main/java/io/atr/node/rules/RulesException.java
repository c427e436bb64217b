package io.atr.node.rules;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used. The message holds a line for each finding. */
public final class RulesException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Kind {
        /** There is no such file, or it is no file. */
        NOT_A_FILE,
        /** The file exists, but this process may not read it. */
        NOT_PERMITTED,
        /** The file could not be read to its end. */
        UNREADABLE,
        /** The file's content is wrong. */
        WRONG
    }

    private final Kind kind;
    private final transient List<Finding> findings;
    private final int omitted;

    RulesException(Kind kind, List<Finding> findings, int omitted) {
        super(message(findings, omitted));
        this.kind = kind;
        this.findings = findings;
        this.omitted = omitted;
    }

    static RulesException of(Kind kind, String file, String what, String remedy) {
        return new RulesException(kind, List.of(new Finding(file, 0, 0, what, remedy)), 0);
    }

    /** What stood in the way, for programs. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, by place; at least one. */
    public List<Finding> findings() {
        return findings;
    }

    /** How many more there were, which are not in {@link #findings}. */
    public int omitted() {
        return omitted;
    }

    private static String message(List<Finding> findings, int omitted) {
        String lines = findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
        return omitted == 0 ? lines : lines + "\n... and " + omitted + " more";
    }
}
