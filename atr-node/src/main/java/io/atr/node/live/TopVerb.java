package io.atr.node.live;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** {@code atr top}, for the command line to find. */
public final class TopVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new TopCommand(terminal, Ways.USUAL);
    }

    @Override
    public int place() {
        return 50;
    }
}
