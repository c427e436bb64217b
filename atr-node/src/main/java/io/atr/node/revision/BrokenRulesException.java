package io.atr.node.revision;

/** Ends a verb whose rule files cannot be used, after it was said why. */
final class BrokenRulesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    BrokenRulesException(int exitCode) {
        super("rules cannot be used");
        this.exitCode = exitCode;
    }

    /** What the process answers. */
    int exitCode() {
        return exitCode;
    }
}
