package io.atr.node.access;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr access token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        header = "Makes a token, and the lines that let a node know it.",
        description = {
            "",
            "The token goes to standard output, once: it is written down nowhere. The lines for the access file, which hold "
                    + "its SHA-256 only, go to standard error."
        },
        parameterListHeading = "%nName:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  (umask 077; atr access token feed > feed.token)"})
final class AccessTokenCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the node calls the caller.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private String name;

    AccessTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!NAME.matcher(name).matches() || name.equals(Caller.ANONYMOUS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    name + ": is no name for a caller; write a letter, then letters, digits, dots and dashes");
        }
        String token = TokenHash.freshToken(new SecureRandom());
        terminal.out().println(token);
        if (terminal.out().checkError()) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, "standard output does not take the token, which is lost; make another one");
        }
        terminal.err().print("""
                        add to the node's access file, under callers:
                          - name: %s
                            token_sha256: ["%s"]
                            roles: [publisher, observer]
                            senders: ["%s"]
                        then have the node read it again (SIGHUP)
                        """.formatted(name, TokenHash.of(token), name));
        return ExitCode.OK;
    }
}
