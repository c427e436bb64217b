package io.atr.node.revision;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr rules}. */
public final class RulesVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return RulesCommand.withSubcommands(terminal);
    }

    @Override
    public int place() {
        return 30;
    }
}
