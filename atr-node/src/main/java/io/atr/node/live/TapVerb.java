package io.atr.node.live;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** {@code atr tap}, for the command line to find. */
public final class TapVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new TapCommand(terminal, Ways.USUAL);
    }

    @Override
    public int place() {
        return 60;
    }
}
