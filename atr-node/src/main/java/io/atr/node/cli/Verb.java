package io.atr.node.cli;

/**
 * One verb of the command line, such as {@code atr demo}. Verbs are found by {@link java.util.ServiceLoader}: a jar
 * on the class path adds one by naming its implementation, which has a public constructor without parameters, in
 * {@code META-INF/services/io.atr.node.cli.Verb}.
 */
public interface Verb {
    /**
     * The command: an object annotated as picocli's {@code Command} with a name, usually a {@code Callable<Integer>}
     * that answers one of {@link ExitCode}. Its subcommands are those of the annotation.
     *
     * @param terminal where it prints to
     */
    Object command(Terminal terminal);

    /** Verbs with a lower number stand further up in the help. */
    default int place() {
        return 100;
    }
}
