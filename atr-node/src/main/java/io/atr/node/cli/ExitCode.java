package io.atr.node.cli;

/** What the process answers to whoever started it. */
public final class ExitCode {
    /** All is fine. */
    public static final int OK = 0;

    /** There are findings, or the input is damaged, or something unexpected happened. */
    public static final int FINDINGS = 1;

    /** The command line does not make sense. */
    public static final int USAGE = 2;

    /** Something that is needed is not there: processors, a JDK, space on a disk. */
    public static final int UNAVAILABLE = 69;

    /** The system does not permit it. */
    public static final int NO_PERMISSION = 77;

    /** A file of rules or settings is wrong. */
    public static final int BAD_CONFIG = 78;

    private ExitCode() {}
}
