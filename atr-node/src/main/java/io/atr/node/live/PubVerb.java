package io.atr.node.live;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** {@code atr pub}, for the command line to find. */
public final class PubVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new PubCommand(terminal, Ways.USUAL);
    }

    @Override
    public int place() {
        return 70;
    }
}
