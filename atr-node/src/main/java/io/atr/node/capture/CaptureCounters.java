package io.atr.node.capture;

/** Frames read so far, by kind: a live view that belongs to the reading thread. */
@SuppressWarnings("EnumOrdinal") // an index for as long as the program runs, never written anywhere
public final class CaptureCounters {
    private final long[] counts = new long[FrameKind.values().length];
    private long odd;

    CaptureCounters() {}

    void count(FrameKind kind) {
        counts[kind.ordinal()]++;
    }

    void countOdd() {
        odd++;
    }

    /** Frames whose record said something that cannot be: longer than on the wire, or at a time that there is not. They were read. */
    public long odd() {
        return odd;
    }

    /** Frames of one kind. */
    public long of(FrameKind kind) {
        return counts[kind.ordinal()];
    }

    /** All frames, whatever they were. */
    public long frames() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Frames that were UDP or TCP. */
    public long datagrams() {
        return of(FrameKind.UDP) + of(FrameKind.TCP);
    }

    /** Frames that were neither UDP nor TCP, and were skipped. */
    public long skipped() {
        return frames() - datagrams();
    }
}
