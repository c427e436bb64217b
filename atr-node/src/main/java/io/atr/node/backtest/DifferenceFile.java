package io.atr.node.backtest;

import io.atr.node.replay.CsvLines;
import io.atr.node.replay.Key;
import io.atr.node.replay.Reasons;
import io.atr.node.replay.StoppedException;

/** Writes differences as comma-separated values, a line each. */
final class DifferenceFile implements Differences {
    /** The first line. */
    static final String HEADER = "index,time_ns,topic,sender,old_verdict,old_reason,new_verdict,new_reason";

    private static final byte[] COMMA = CsvLines.bytes(",");
    private static final byte[] END = CsvLines.bytes("\n");

    private final CsvLines lines;
    private final byte[][] verdicts = new byte[Reasons.CODES][];

    /** @param lines begun with {@link #HEADER}; closed with this */
    DifferenceFile(CsvLines lines) {
        this.lines = lines;
        for (int code = 1; code < Reasons.CODES; code++) {
            verdicts[code] = CsvLines.bytes("," + Reasons.verdict(code).name() + "," + Reasons.name(code));
        }
    }

    @Override
    public void add(long index, long timeNs, Key topic, Key sender, int before, int after) throws StoppedException {
        byte[] old = verdicts[before];
        byte[] fresh = verdicts[after];
        int keys = topic.text().length + COMMA.length + sender.text().length;
        lines.begin(2, keys + old.length + fresh.length + END.length);
        lines.number(index);
        lines.number(timeNs);
        lines.text(topic.text());
        lines.text(COMMA);
        lines.text(sender.text());
        lines.text(old);
        lines.text(fresh);
        lines.text(END);
    }

    @Override
    public void close() throws StoppedException {
        lines.close();
    }
}
