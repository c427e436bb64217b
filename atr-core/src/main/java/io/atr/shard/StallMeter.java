package io.atr.shard;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import java.util.Arrays;

/**
 * How long one subscriber kept the log waiting within the last window, in sixteen pieces of a window each, so that what
 * is older than a window and a sixteenth has been forgotten. Only the shard's thread.
 */
final class StallMeter {
    private static final int PIECES = 16;

    private final long pieceNanos;
    private final long[] waited = new long[PIECES];
    private long piece;
    private long sum;

    StallMeter(long windowNanos) {
        this.pieceNanos = Math.max(1, windowNanos / PIECES);
    }

    /** Adds {@code nanos} of waiting that ended at {@code now}; answers the waiting time of the window. */
    long add(long now, long nanos) {
        forget(now / pieceNanos);
        waited[(int) (piece % PIECES)] += nanos;
        sum += nanos;
        return sum;
    }

    /** Forgets everything: the place has another owner. */
    void clear() {
        Arrays.fill(waited, 0);
        sum = 0;
    }

    @Bounded(by = "the pieces of a window: 16", turn = Turn.TIME)
    private void forget(long current) {
        for (long old = Math.max(piece + 1, current - PIECES + 1); old <= current; old++) {
            int i = (int) (old % PIECES);
            sum -= waited[i];
            waited[i] = 0;
        }
        piece = Math.max(piece, current);
    }
}
