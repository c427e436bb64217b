package io.atr.node.cli;

/** Ends a verb with an exit code and one clear line on stderr: what, where, and what to do instead. */
public final class CommandException extends RuntimeException {
    private final int exitCode;

    /**
     * An end.
     *
     * @param exitCode one of {@link ExitCode}, not 0
     * @param message one line, without the program's name
     */
    public CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The line that the user reads. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** What the process answers. */
    public int exitCode() {
        return exitCode;
    }
}
