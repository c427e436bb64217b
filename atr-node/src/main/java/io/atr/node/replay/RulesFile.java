package io.atr.node.replay;

import io.atr.node.cli.ExitCode;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.io.PrintStream;
import java.nio.file.Path;

/** Reads the rules that the command line names, and says what is wrong or odd about them. */
public final class RulesFile {
    private static final String[] MISSING = {
        "atr: replay needs rules to judge by: --rules FILE",
        "     Write what may pass into a file, such as this one, by which every destination shares 1000 packets a second:",
        "",
        "       version: 1",
        "       topics:",
        "         - {name: \"udp:*\", id: 1, rate: 1000/s, burst: 100}",
        "       senders:",
        "         - {name: anyone, id: 1, address: \"*\", publish: [\"*\"]}",
        "",
        "     see: docs/examples, atr replay --help",
    };

    private RulesFile() {}

    /** Says that there are none, and what to write. */
    static void explain(PrintStream err) {
        for (String line : MISSING) {
            err.println(line);
        }
    }

    /** The rules, after warnings were printed. */
    public static RuleBook read(Path file, PrintStream err) throws RulesException {
        RuleBook book = RulesReader.read(file);
        book.warnings().forEach(warning -> err.println("atr: warning: " + warning));
        return book;
    }

    /** Prints what is wrong, a line for each finding; answers the exit code. */
    public static int report(RulesException e, PrintStream err) {
        e.findings().forEach(finding -> err.println("atr: " + finding));
        if (e.omitted() > 0) {
            err.println("     ... and " + e.omitted() + " more");
        }
        return exitCode(e);
    }

    /** What the process answers for rules that cannot be used. */
    public static int exitCode(RulesException e) {
        return switch (e.kind()) {
            case NOT_A_FILE -> ExitCode.USAGE;
            case NOT_PERMITTED -> ExitCode.NO_PERMISSION;
            case UNREADABLE -> ExitCode.UNAVAILABLE;
            case WRONG -> ExitCode.BAD_CONFIG;
        };
    }
}
