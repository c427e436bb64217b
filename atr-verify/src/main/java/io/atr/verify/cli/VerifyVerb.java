package io.atr.verify.cli;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;
import picocli.CommandLine;

/** Adds {@code atr verify} and {@code atr verify compare}. */
public final class VerifyVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new CommandLine(new VerifyCommand(terminal)).addSubcommand(new CompareCommand(terminal));
    }

    @Override
    public int place() {
        return 54;
    }
}
