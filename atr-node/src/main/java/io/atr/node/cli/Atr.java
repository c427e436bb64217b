package io.atr.node.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code atr}: finds its verbs, runs one, and answers its exit code. */
@Command(
        name = "atr",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        header = "A governed message bus: 64-byte packets, each judged by rules in a few nanoseconds.",
        description = {
            "",
            "New here? Run @|bold atr demo|@ and watch for fifteen seconds.",
        },
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:fine",
            " 1:findings, damaged input, or something unexpected",
            " 2:the command line does not make sense",
            "69:something needed is not there",
            "77:the system does not permit it",
            "78:rules or settings are wrong",
        },
        footer = {
            "",
            "Environment: NO_COLOR=1 leaves colours out, ATR_DEBUG=1 shows where an unexpected failure happened,",
            "ATR_JAVA_OPTS adds flags of the JVM.",
            "",
            "Every verb has its own help: atr VERB --help"
        })
public final class Atr implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    private Atr() {}

    /** Runs a verb and ends the process with its exit code. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // digits that machines and people of every country read
        Stdout stdout = Stdout.open();
        Terminal terminal = Terminal.system(stdout.printer(System.out.charset()));
        int code = run(terminal, args);
        terminal.out().flush();
        System.exit(code(code, stdout, terminal.err()));
    }

    /** What could not be written is missing, and whoever has half of the findings has none to rely on. */
    static int code(int verbs, Stdout stdout, PrintStream err) {
        String complaint = stdout.complaint();
        if (complaint == null) {
            return verbs;
        }
        err.println("atr: standard output does not take it all: " + complaint + "; what was printed ends early");
        return verbs == ExitCode.OK || verbs == ExitCode.FINDINGS ? ExitCode.UNAVAILABLE : verbs;
    }

    /** Runs one of the verbs on the class path, in this process; answers its exit code. */
    public static int run(Terminal terminal, String... args) {
        return run(terminal, Verbs.installed(terminal.err()), args);
    }

    /** Runs one of the given verbs; answers its exit code. */
    static int run(Terminal terminal, List<Verb> verbs, String... args) {
        Failures failures = new Failures(terminal.err(), "1".equals(System.getenv("ATR_DEBUG")));
        try {
            return commandLine(terminal, verbs, failures).execute(args);
        } catch (RuntimeException | Error e) {
            return failures.report(e);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which verb? Try: atr demo");
    }

    private static CommandLine commandLine(Terminal terminal, List<Verb> verbs, Failures failures) {
        CommandLine atr = new CommandLine(new Atr());
        verbs.forEach(verb -> atr.addSubcommand(verb.command(terminal)));
        return atr.setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.outLive() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.columns(), 80, 110))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
