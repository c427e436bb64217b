package io.atr.node.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a verb prints to. Data and reports go to {@link #out}, everything else to {@link #err}.
 *
 * @param out standard output
 * @param err standard error
 * @param outLive whether standard output is a terminal that understands colour and moving the cursor
 * @param errLive the same of standard error
 * @param columns the width to print for
 */
public record Terminal(PrintStream out, PrintStream err, boolean outLive, boolean errLive, int columns) {
    private static final int USUAL_COLUMNS = 100;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    /** The process's own standard error, and its standard output through a stream. */
    static Terminal system(PrintStream out) {
        boolean able = !"dumb".equals(System.getenv("TERM"));
        boolean outLive = able && Tty.isTerminal(STDOUT);
        boolean errLive = able && Tty.isTerminal(STDERR);
        int columns = outLive ? Tty.columns(STDOUT) : errLive ? Tty.columns(STDERR) : 0;
        return new Terminal(out, System.err, outLive, errLive, columns > 0 ? columns : USUAL_COLUMNS);
    }

    /** Two streams that are no terminals: for tests and for callers that keep what was printed. */
    public static Terminal plain(OutputStream out, OutputStream err) {
        return new Terminal(stream(out), stream(err), false, false, USUAL_COLUMNS);
    }

    /** How to write on {@link #out}. */
    public Style style() {
        return Style.of(outLive);
    }

    /** How to write on {@link #err}. */
    public Style errStyle() {
        return Style.of(errLive);
    }

    /** The same with reports on standard error: for verbs whose data take standard output. */
    public Terminal reportsOnErr() {
        return new Terminal(err, err, errLive, errLive, columns);
    }

    private static PrintStream stream(OutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
