package io.atr.node.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes verdicts as comma-separated values, a line each, through a buffer of 64 KiB. Allocates nothing for a line. A
 * line stands in the file wholly or not at all, unless the system breaks off in the middle of a write.
 */
final class VerdictFile implements Records {
    /** The first line. */
    static final String HEADER = "index,time_ns,topic,sender,verdict,reason";

    private static final int CAPACITY = 1 << 16;
    private static final int DIGITS = 20;

    private final String name;
    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private final byte[] digits = new byte[DIGITS];
    private final byte[][] endings = new byte[Reasons.CODES][];
    private int used;
    private long index;
    private boolean failed;

    /**
     * Begins with the header.
     *
     * @param name what messages call it
     * @param out closed with this
     */
    VerdictFile(String name, OutputStream out) {
        this.name = name;
        this.out = out;
        for (int code = 1; code < Reasons.CODES; code++) {
            endings[code] = bytes("," + Reasons.verdict(code).name() + "," + Reasons.name(code) + "\n");
        }
        append(bytes(HEADER + "\n"));
    }

    @Override
    public void add(long timeNs, Key topic, Key sender, int code) throws StoppedException {
        byte[] ending = endings[code];
        int most = 2 * DIGITS + 3 + topic.text().length + sender.text().length + ending.length;
        if (used + most > CAPACITY) {
            flush();
        }
        append(index++);
        append(timeNs);
        append(topic.text());
        buffer[used++] = ',';
        append(sender.text());
        append(ending);
    }

    @Override
    public void flush() throws StoppedException {
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
        return new StoppedException("--verdicts " + name + ": " + e.getMessage()
                + "; the list is not complete, make room or name another file");
    }

    /** A number, 0 or more, and a comma. */
    private void append(long number) {
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

    private void append(byte[] text) {
        System.arraycopy(text, 0, buffer, used, text.length);
        used += text.length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
