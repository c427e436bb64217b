package io.atr.bench.cli;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;

/** Adds {@code atr bench}. */
public final class BenchVerb implements Verb {
    /** For the service loader. */
    public BenchVerb() {}

    @Override
    public Object command(Terminal terminal) {
        return BenchCommand.withSubcommands(terminal);
    }

    @Override
    public int place() {
        return 60;
    }
}
