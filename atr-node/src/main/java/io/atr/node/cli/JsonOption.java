package io.atr.node.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option {@code --json}, for verbs that report; to be mixed in. Open it before the work starts, print the report to
 * {@link #reports}, and write the document at the end.
 */
public final class JsonOption {
    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the report as JSON; - is standard output (then the text goes to stderr).")
    private @Nullable String target;

    /** The place to write to; empty when it was not asked for. */
    public Optional<JsonOut> open(Terminal terminal) {
        return Optional.ofNullable(target).map(some -> JsonOut.to(some, terminal.out()));
    }

    /** Where the readable report goes: away from standard output when the JSON takes that. */
    public Terminal reports(Terminal terminal) {
        return "-".equals(target) ? terminal.reportsOnErr() : terminal;
    }
}
