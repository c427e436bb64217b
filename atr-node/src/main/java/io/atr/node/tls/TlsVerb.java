package io.atr.node.tls;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr tls}. */
public final class TlsVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return TlsCommand.withSubcommands(terminal);
    }

    @Override
    public int place() {
        return 60;
    }
}
