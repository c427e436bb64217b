package io.atr.node.cli;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells on stderr how far something has come: a line that is drawn anew ten times a second on a terminal, a plain line
 * every ten seconds elsewhere. One thread; {@link #update} costs a look at the clock.
 */
public final class Progress implements AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;
    private static final int BAR = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final LongSupplier clock;
    private final Terminal terminal;
    private final String what;
    private final long total;
    private final long begun;
    private final long period;
    private long next;
    private boolean drawn;

    /**
     * Begins.
     *
     * @param what what is being done, such as {@code reading trades.pcap}
     * @param total what counts as all of it; -1 when nobody knows
     */
    public Progress(Terminal terminal, String what, long total) {
        this(terminal, what, total, System::nanoTime);
    }

    Progress(Terminal terminal, String what, long total, LongSupplier clock) {
        this.clock = clock;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.begun = clock.getAsLong();
        this.period = terminal.errLive() ? REDRAW_NANOS : PLAIN_NANOS;
        this.next = begun + period;
    }

    /**
     * Tells how much is done, if it is time to.
     *
     * @param detail shown behind the bar; null for nothing
     */
    public void update(long done, @Nullable String detail) {
        long now = clock.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + period;
        String line = line(done, now - begun, detail);
        if (terminal.errLive()) {
            drawn = true;
            terminal.err().print(CLEAR + shortened(line));
            terminal.err().flush();
        } else {
            terminal.err().println(line);
        }
    }

    /** As {@link #update(long, String)}, without a detail. */
    public void update(long done) {
        update(done, null);
    }

    /** Takes the line away, so that what is printed next stands on a clean one. */
    @Override
    public void close() {
        if (drawn) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
            drawn = false;
        }
    }

    private String line(long done, long nanos, @Nullable String detail) {
        String tail = detail == null ? "" : "  " + detail;
        if (total <= 0) {
            return what + "  " + Units.shortCount(done) + "  " + Units.nanos(nanos) + tail;
        }
        double part = Math.clamp((double) done / total, 0, 1);
        int full = (int) (part * BAR);
        String bar = "█".repeat(full) + "░".repeat(BAR - full);
        String left = part > 0.01 ? "  " + Units.wait(nanos / part * (1 - part)) + " left" : "";
        return what + "  " + (terminal.errLive() ? bar + " " : "") + (int) (100 * part) + " %" + left + tail;
    }

    private String shortened(String line) {
        return line.substring(0, Math.min(line.length(), terminal.columns() - 1));
    }
}
