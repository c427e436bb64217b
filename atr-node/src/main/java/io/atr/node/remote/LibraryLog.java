package io.atr.node.remote;

import io.atr.node.rules.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What gRPC's and Netty's loggers say of input that strangers control: every record is counted, and one line a kind is told in ten
 * seconds, without a stack trace. Any thread.
 *
 * <p>Without it a hundred requests of another protocol write two thousand lines.
 */
public final class LibraryLog extends Handler implements AutoCloseable {
    private static final List<String> LIBRARIES = List.of("io.grpc", "io.netty");
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Kinds that are told apart; all others are one. */
    private static final int KINDS = 32;

    private static final String OTHERS = "other records";
    private static final int LONGEST = 200;

    private final Consumer<String> warnings;
    private final LongSupplier nanos;
    private final LongAdder count = new LongAdder();
    private final Map<String, Kind> kinds = new HashMap<>();
    private final List<Logger> loggers = new ArrayList<>();

    /** Records of one kind: when one was told, and how many were not since. */
    private static final class Kind {
        private long told;
        private long untold;
        private boolean first = true;
    }

    LibraryLog(Consumer<String> warnings, LongSupplier nanos) {
        this.warnings = warnings;
        this.nanos = nanos;
        setLevel(Level.INFO);
    }

    /**
     * Takes the place of whoever wrote down what these libraries say, for the whole process, until it is closed.
     *
     * @param warnings told, a line each
     */
    public static LibraryLog install(Consumer<String> warnings) {
        LibraryLog log = new LibraryLog(warnings, System::nanoTime);
        for (String library : LIBRARIES) {
            Logger logger = Logger.getLogger(library);
            logger.setUseParentHandlers(false);
            logger.addHandler(log);
            log.loggers.add(logger); // a logger that nobody holds is collected, and its handlers with it
        }
        return log;
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        count.increment();
        String kind = kind(record);
        String line = line(kind, record);
        if (!line.isEmpty()) {
            warnings.accept(line);
        }
    }

    /** Records of information and worse. */
    public long count() {
        return count.sum();
    }

    /** The line to tell, with how many were not told before it; empty for none. */
    private synchronized String line(String kind, LogRecord record) {
        Kind seen = kinds.get(kind);
        if (seen == null) {
            seen = kinds.computeIfAbsent(kinds.size() < KINDS ? kind : OTHERS, name -> new Kind());
        }
        long now = nanos.getAsLong();
        if (!seen.first && now - seen.told < QUIET_NANOS) {
            seen.untold++;
            return "";
        }
        String more = seen.untold == 0 ? "" : "; " + seen.untold + " more of its kind since the last line";
        seen.first = false;
        seen.told = now;
        seen.untold = 0;
        return "a connection: " + shown(kind + detail(record)) + more;
    }

    private static String kind(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        String from = logger.substring(logger.lastIndexOf('.') + 1);
        Throwable thrown = record.getThrown();
        return from + (thrown == null ? "" : ", " + thrown.getClass().getSimpleName());
    }

    private static String detail(LogRecord record) {
        Throwable thrown = record.getThrown();
        String text = thrown == null ? record.getMessage() : thrown.getMessage();
        return text == null ? "" : ": " + text;
    }

    /** One line of plain characters: what strangers send may be in it. */
    private static String shown(String text) {
        String line = text.lines().findFirst().orElse("");
        return Shown.whole(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...");
    }

    @Override
    public void flush() {}

    /** Gives the libraries' loggers back to whoever had them. */
    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }
}
