package io.atr.verify.cli;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr verify}. */
public final class VerifyVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new VerifyCommand(terminal);
    }

    @Override
    public int place() {
        return 54;
    }
}
