package io.atr.node.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/**
 * An entry of the journal as a line of JSON. A line is read only in exactly the form in which it is written, so that not
 * even a space can be changed without notice. One thread.
 */
final class JournalLine {
    /** What ends the reading of a line that nobody here wrote. */
    static final class MisreadException extends Exception {
        private static final long serialVersionUID = 1L;

        MisreadException(String what) {
            super(what);
        }
    }

    private final String line;
    private int at;

    private JournalLine(String line) {
        this.line = line;
    }

    /** The line, without its end. */
    static String write(JournalEntry entry) {
        StringBuilder line = new StringBuilder(512);
        line.append("{\"version\":").append(entry.version());
        put(line, "time", Instant.ofEpochMilli(entry.epochMillis()).toString());
        put(line, "who", entry.who());
        put(line, "from", entry.from());
        put(line, "what", entry.what());
        put(line, "comment", entry.comment());
        put(line, "name", entry.name());
        put(line, "summary", entry.summary());
        put(line, "text", entry.text());
        put(line, "previous", entry.previous());
        put(line, "hash", entry.hash());
        return line.append('}').toString();
    }

    /** The entry of a line. */
    static JournalEntry read(String line) throws MisreadException {
        JournalEntry entry = new JournalLine(line).entry();
        if (!write(entry).equals(line)) {
            throw new MisreadException("it is not spelled as the node writes it");
        }
        return entry;
    }

    private JournalEntry entry() throws MisreadException {
        expect("{\"version\":");
        long version = number();
        long millis;
        try {
            millis = Instant.parse(member("time")).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new MisreadException("its time is none");
        }
        JournalEntry entry = new JournalEntry(
                version,
                millis,
                member("who"),
                member("from"),
                member("what"),
                member("comment"),
                member("name"),
                member("summary"),
                member("text"),
                member("previous"),
                member("hash"));
        expect("}");
        return entry;
    }

    private String member(String name) throws MisreadException {
        expect(",\"" + name + "\":\"");
        StringBuilder value = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws MisreadException {
        char c = next();
        if (c != 'u') {
            return c;
        }
        int from = at;
        expect(line.substring(from, Math.min(line.length(), from + 4)));
        try {
            return (char) Integer.parseInt(line.substring(from, at), 16);
        } catch (NumberFormatException e) {
            throw new MisreadException("it has an escape that is none");
        }
    }

    private long number() throws MisreadException {
        int from = at;
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        try {
            return Long.parseLong(line.substring(from, at));
        } catch (NumberFormatException e) {
            throw new MisreadException("its version is no number");
        }
    }

    private char next() throws MisreadException {
        if (at == line.length()) {
            throw new MisreadException("it ends too early");
        }
        return line.charAt(at++);
    }

    private void expect(String text) throws MisreadException {
        if (!line.startsWith(text, at)) {
            throw new MisreadException("it lacks " + text + " at column " + (at + 1));
        }
        at += text.length();
    }

    private static void put(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
