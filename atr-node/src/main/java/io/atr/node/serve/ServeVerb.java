package io.atr.node.serve;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr serve}. */
public final class ServeVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return ServeCommand.commandLine(terminal, System.getenv());
    }

    @Override
    public int place() {
        return 12;
    }
}
