package io.atr.node.demo;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr demo}. */
public final class DemoVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new DemoCommand(terminal);
    }

    @Override
    public int place() {
        return 10;
    }
}
