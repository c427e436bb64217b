package io.atr.node.access;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr access}. */
public final class AccessVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return AccessCommand.withSubcommands(terminal);
    }

    @Override
    public int place() {
        return 61;
    }
}
