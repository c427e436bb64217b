package io.atr.node.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes comma-separated values through a buffer of 64 KiB. Allocates nothing for a line. A line stands in the file
 * wholly or not at all, unless the system breaks off in the middle of a write. One thread.
 */
public final class CsvLines implements AutoCloseable {
    private static final int CAPACITY = 1 << 16;
    private static final int DIGITS = 20;

    private final String name;
    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private final byte[] digits = new byte[DIGITS];
    private int used;
    private boolean failed;

    /**
     * Begins with the header.
     *
     * @param name what messages call it
     * @param out closed with this
     * @param header the first line
     */
    CsvLines(String name, OutputStream out, String header) {
        this.name = name;
        this.out = out;
        text(bytes(header + "\n"));
    }

    /**
     * Begins what an option names.
     *
     * @param option such as {@code --verdicts}
     * @param target a path, or {@link CsvTarget#STDOUT}
     * @throws io.atr.node.cli.CommandException when nothing can be written there
     */
    public static CsvLines open(String option, String target, PrintStream stdout, String header) {
        return new CsvLines(option + " " + target, CsvTarget.open(option, target, stdout), header);
    }

    /** A text as it is written. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Makes room for a line; to be called before each.
     *
     * @param numbers the numbers in it
     * @param texts the bytes of everything else
     */
    public void begin(int numbers, int texts) throws StoppedException {
        if (used + numbers * (DIGITS + 1) + texts > CAPACITY) {
            flush();
        }
    }

    /** A number, 0 or more, and a comma. */
    public void number(long number) {
        int at = DIGITS;
        long left = number;
        do {
            digits[--at] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        System.arraycopy(digits, at, buffer, used, DIGITS - at);
        used += DIGITS - at;
        buffer[used++] = ',';
    }

    /** Bytes as they are: fields, commas, the line's end. */
    public void text(byte[] text) {
        System.arraycopy(text, 0, buffer, used, text.length);
        used += text.length;
    }

    /** Hands on what was written so far. */
    void flush() throws StoppedException {
        if (failed) {
            return;
        }
        try {
            out.write(buffer, 0, used);
            out.flush();
            used = 0;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() throws StoppedException {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private StoppedException failure(IOException e) {
        failed = true;
        return new StoppedException(
                name + ": " + e.getMessage() + "; the list is not complete, make room or name another file");
    }
}
