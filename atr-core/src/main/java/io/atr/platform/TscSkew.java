package io.atr.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How far the time-stamp counters of two processors are apart. Two pinned threads hand each other a cache line in turn,
 * with a reading in it: what the second reads lies between two readings of the first, or would, if the counters agreed.
 * Each round bounds the difference from both sides; all rounds together by the tightest.
 *
 * @param least ticks by which the second counter is ahead, at least; negative when it may be behind
 * @param most ticks by which it is ahead, at most
 */
public record TscSkew(long least, long most) {
    private static final int ROUNDS = 20_000;
    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long END = Long.MIN_VALUE;
    private static final int LOOKS = 1 << 10;
    private static final String SILENT = "the two processors did not answer each other in time";
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PING = 16; // in longs: 128 bytes from the array's ends and from each other
    private static final int PONG = 32;
    private static final int LENGTH = 48;

    /** What is bounded by no round yet. */
    static final TscSkew UNKNOWN = new TscSkew(Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Measures it; takes some 10 ms of both processors.
     *
     * @throws IllegalStateException when there is no counter, a processor cannot be used, or is busy with something else
     */
    public static TscSkew between(int first, int second) {
        if (Tsc.absence().isPresent()) {
            throw new IllegalStateException(Tsc.absence().get());
        }
        long[] cells = new long[LENGTH];
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        FutureTask<TscSkew> answering = start(second, () -> answer(cells, deadline));
        FutureTask<TscSkew> asking = start(first, () -> ask(cells, deadline));
        TscSkew skew = result(asking);
        result(answering);
        if (skew.equals(UNKNOWN)) {
            throw new IllegalStateException(SILENT);
        }
        return skew;
    }

    /** Whether no time of one processor can seem to lie before what it followed from on the other. */
    public boolean isConsistent() {
        return least <= 0 && most >= 0;
    }

    /** The difference at the most, in ticks, whichever is ahead. */
    public long bound() {
        return Math.max(Math.abs(least), Math.abs(most));
    }

    /** With one more round: a reading of the second between two of the first. */
    TscSkew and(long before, long between, long after) {
        return new TscSkew(Math.max(least, between - after), Math.min(most, between - before));
    }

    /** Ends early where the processors are busy with other things: a bound from fewer rounds is wider, but a bound. */
    private static TscSkew ask(long[] cells, long deadline) {
        TscSkew skew = UNKNOWN;
        long last = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long before = Tsc.ordered();
            CELL.setRelease(cells, PING, before);
            long between = await(cells, PONG, last, deadline);
            if (between == END) {
                break;
            }
            skew = skew.and(before, between, Tsc.ordered());
            last = between;
        }
        CELL.setRelease(cells, PING, END);
        return skew;
    }

    private static TscSkew answer(long[] cells, long deadline) {
        for (long last = await(cells, PING, 0, deadline); last != END; last = await(cells, PING, last, deadline)) {
            CELL.setRelease(cells, PONG, Tsc.ordered());
        }
        return UNKNOWN;
    }

    /** Spins until the other side has written a reading; {@link #END} when the patience ended first. */
    private static long await(long[] cells, int at, long last, long deadline) {
        for (int looks = 1; ; looks++) {
            long seen = (long) CELL.getAcquire(cells, at);
            if (seen != last) {
                return seen;
            }
            if (looks % LOOKS == 0 && System.nanoTime() - deadline > 0) {
                return END;
            }
        }
    }

    private static FutureTask<TscSkew> start(int cpu, Callable<TscSkew> work) {
        FutureTask<TscSkew> task = new FutureTask<>(() -> {
            int refused = Affinity.pin(cpu);
            if (refused != 0) {
                throw new IllegalStateException(
                        "no thread can be pinned to processor " + cpu + ": " + Errno.text(refused));
            }
            return work.call();
        });
        Thread.ofPlatform().daemon().name("atr-tsc-" + cpu).start(task);
        return task;
    }

    private static TscSkew result(FutureTask<TscSkew> task) {
        try {
            return task.get(2 * PATIENCE_NANOS, TimeUnit.NANOSECONDS); // a pinned thread may never get its turn
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(SILENT, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : new IllegalStateException(e);
        }
    }
}
