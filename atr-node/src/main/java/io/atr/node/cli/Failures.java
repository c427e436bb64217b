package io.atr.node.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong becomes one clear line on stderr, a hint where there is one, and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintStream err;
    private final boolean withTrace;

    Failures(PrintStream err, boolean withTrace) {
        this.err = err;
        this.withTrace = withTrace;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched) {
            unmatched(command, unmatched);
        } else {
            err.println("atr: " + oneLine(e.getMessage()));
        }
        err.println("     see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        return report(e);
    }

    /** Reports what nobody expected, and answers the exit code. */
    int report(Throwable e) {
        if (e instanceof CommandException expected) {
            err.println("atr: " + oneLine(expected.line()));
            trace(e);
            return expected.exitCode();
        }
        String message = e.getMessage();
        err.println(
                "atr: unexpected " + e.getClass().getSimpleName() + (message == null ? "" : ": " + oneLine(message)));
        if (!withTrace) {
            err.println("     ATR_DEBUG=1 shows where it happened");
        }
        trace(e);
        return ExitCode.FINDINGS;
    }

    private void unmatched(CommandLine command, UnmatchedArgumentException e) {
        String first = e.getUnmatched().getFirst();
        boolean verb = !first.startsWith("-") && !command.getSubcommands().isEmpty();
        err.println("atr: there is no " + (verb ? "verb '" : "option or argument '") + first + "'");
        if (!e.getSuggestions().isEmpty()) {
            err.println("     did you mean: " + String.join(", ", e.getSuggestions()) + "?");
        }
    }

    private void trace(Throwable e) {
        if (!withTrace) {
            return;
        }
        String prefix = "";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            err.println(prefix + cause);
            prefix = "caused by ";
            for (StackTraceElement frame : cause.getStackTrace()) {
                err.println("    at " + frame);
            }
        }
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
