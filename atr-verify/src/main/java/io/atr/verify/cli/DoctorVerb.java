package io.atr.verify.cli;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr doctor}. */
public final class DoctorVerb implements Verb {
    @Override
    public Object command(Terminal terminal) {
        return new DoctorCommand(terminal);
    }

    @Override
    public int place() {
        return 55;
    }
}
