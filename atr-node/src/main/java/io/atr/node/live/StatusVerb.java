package io.atr.node.live;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** {@code atr status}, for the command line to find. */
public final class StatusVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new StatusCommand(terminal, Ways.USUAL);
    }

    @Override
    public int place() {
        return 40;
    }
}
