package io.atr.node.replay;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr replay}. */
public final class ReplayVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new ReplayCommand(terminal);
    }

    @Override
    public int place() {
        return 20;
    }
}
