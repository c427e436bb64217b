package io.atr.node.live;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** {@code atr sub}, for the command line to find. */
public final class SubVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new SubCommand(terminal, Ways.USUAL);
    }

    @Override
    public int place() {
        return 80;
    }
}
