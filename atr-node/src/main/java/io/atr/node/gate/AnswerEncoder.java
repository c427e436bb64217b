package io.atr.node.gate;

import io.atr.governance.Verdict;

/** Writes a {@code BatchSubmitResponse}: one array a batch, nothing a packet. Any thread that owns the batch. */
public final class AnswerEncoder {
    private static final int RESULT_TAG = 5 << 3 | WireReader.LENGTH;
    private static final int INDEX_TAG = 1 << 3;
    private static final int DECISION_TAG = 2 << 3;

    private byte[] bytes = new byte[0];
    private int at;

    /** The message for a batch whose packets all have a verdict. */
    public static byte[] encode(Batch batch, long processingNanos) {
        return new AnswerEncoder().write(batch, processingNanos);
    }

    private byte[] write(Batch batch, long processingNanos) {
        int accepted = batch.count(Verdict.ALLOW);
        int dropped = batch.count(Verdict.DROP);
        int throttled = batch.size() - accepted - dropped;
        int size = fieldSize(batch.requestId())
                + fieldSize(accepted)
                + fieldSize(dropped)
                + fieldSize(throttled)
                + resultsSize(batch.size())
                + fieldSize(processingNanos);
        bytes = new byte[size];
        field(1, batch.requestId());
        field(2, accepted);
        field(3, dropped);
        field(4, throttled);
        for (int i = 0; i < batch.size(); i++) {
            result(i, Decisions.of(batch.code(i)));
        }
        field(6, processingNanos);
        assert at == size;
        return bytes;
    }

    private void result(int index, int decision) {
        bytes[at++] = (byte) RESULT_TAG;
        bytes[at++] = (byte) (2 + fieldSize(index));
        if (index != 0) {
            bytes[at++] = INDEX_TAG;
            varint(index);
        }
        bytes[at++] = DECISION_TAG;
        bytes[at++] = (byte) decision;
    }

    private void field(int number, long value) {
        if (value != 0) {
            bytes[at++] = (byte) (number << 3);
            varint(value);
        }
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[at++] = (byte) left;
    }

    /** Bytes of all results: tag, length, decision, and the index but for the first. */
    private static int resultsSize(int count) {
        int size = 4 * count;
        for (long from = 1, to = 128, digits = 1; from < count; from = to, to <<= 7, digits++) {
            size += (int) ((Math.min(to, count) - from) * (1 + digits));
        }
        return size;
    }

    /** Bytes of a field with a small number; a 0 is not written. */
    private static int fieldSize(long value) {
        return value == 0 ? 0 : 1 + (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
    }
}
