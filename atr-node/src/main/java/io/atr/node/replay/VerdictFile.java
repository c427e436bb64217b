package io.atr.node.replay;

import java.io.OutputStream;

/** Writes verdicts as comma-separated values, a line each. */
final class VerdictFile implements Records {
    /** The first line. */
    static final String HEADER = "index,time_ns,topic,sender,verdict,reason";

    private static final byte[] COMMA = CsvLines.bytes(",");

    private final CsvLines lines;
    private final byte[][] endings = new byte[Reasons.CODES][];
    private long index;

    /**
     * Begins with the header.
     *
     * @param name what {@code --verdicts} names
     * @param out closed with this
     */
    VerdictFile(String name, OutputStream out) {
        this.lines = new CsvLines("--verdicts " + name, out, HEADER);
        for (int code = 1; code < Reasons.CODES; code++) {
            endings[code] = CsvLines.bytes("," + Reasons.verdict(code).name() + "," + Reasons.name(code) + "\n");
        }
    }

    @Override
    public void add(long timeNs, Key topic, Key sender, int code) throws StoppedException {
        byte[] ending = endings[code];
        lines.begin(2, topic.text().length + COMMA.length + sender.text().length + ending.length);
        lines.number(index++);
        lines.number(timeNs);
        lines.text(topic.text());
        lines.text(COMMA);
        lines.text(sender.text());
        lines.text(ending);
    }

    @Override
    public void flush() throws StoppedException {
        lines.flush();
    }

    @Override
    public void close() throws StoppedException {
        lines.close();
    }
}
