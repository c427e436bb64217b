package io.atr.node.desk;

import io.atr.Answer;
import io.atr.PacketHandler;
import io.atr.Refusals;
import io.atr.Subscription;
import io.atr.governance.Reason;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Judges what publishers send by other rules, on a thread of its own, and keeps count; shards never wait for it and nothing is
 * enforced. {@link #state} is for any thread.
 */
final class Shadow implements AutoCloseable {
    private static final long NAP_NANOS = 1_000_000;
    private static final long ONE_LOOK = 1 << 20;

    private final String name;
    private final long since;
    private final Subscription passing;
    private final Refusals refused;
    private final ShadowJudge judge;
    private final PacketHandler put;
    private final RefusedBatch others = new RefusedBatch(ShadowJudge.MOST);
    private final ShadowTable table = new ShadowTable();
    private final Thread thread = new Thread(this::run, "atr-shadow");
    private volatile boolean stopping;
    private List<String> trouble = List.of();
    private boolean running = true;
    private long judged;
    private long agreed;
    private long missed;

    private Shadow(String name, long since, Subscription passing, Refusals refused, ShadowJudge judge) {
        this.name = name;
        this.since = since;
        this.passing = passing;
        this.refused = refused;
        this.judge = judge;
        this.put = judge::put;
        thread.setDaemon(true);
    }

    /** Starts one; it reads what passed and what was refused, and closes both at its end. */
    static Shadow start(String name, long since, Subscription passing, Refusals refused, ShadowJudge judge) {
        Shadow shadow = new Shadow(name, since, passing, refused, judge);
        shadow.thread.start();
        return shadow;
    }

    /** What it has seen so far. */
    synchronized ShadowState state() {
        return new ShadowState(
                running, name, since, judged, agreed, missed, table.largest(ShadowState.MOST_LISTED), trouble);
    }

    /** Ends it, after it has looked at what has passed by now. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (judge;
                refused;
                passing) {
            boolean last = false;
            while (!last) {
                last = stopping;
                if (!look()) {
                    break;
                }
                if (!last) {
                    LockSupport.parkNanos(NAP_NANOS);
                }
            }
        } catch (RuntimeException | Error e) {
            end(List.of("the shadow failed: " + e));
        }
        end(trouble);
    }

    /**
     * Judges all that has arrived; false when there is nothing to read from any more. Refusals are fetched first and judged
     * last: what passed before them has reached its log by then, and else a refused packet could take its token.
     */
    private boolean look() {
        long all = 0;
        boolean more = true;
        while (more && !(stopping && all > ONE_LOOK)) { // under steady full load there is always more
            int fetched = refused.poll(others, ShadowJudge.MOST);
            long passed = lookAtPassed();
            if (passed < 0) {
                return false;
            }
            others.handOut(judge::refused);
            count(judge.judge(System.nanoTime()));
            more = fetched == ShadowJudge.MOST || passed >= ONE_LOOK;
            all += fetched + passed;
        }
        return true;
    }

    /** Judges what has passed; answers how many packets, or less than 0 when there will be none any more. */
    private long lookAtPassed() {
        int read = ShadowJudge.MOST;
        long all = 0;
        while (read == ShadowJudge.MOST && all < ONE_LOOK) {
            read = passing.poll(put, ShadowJudge.MOST);
            if (read < 0) {
                end(List.of("the shadow ended: its subscription answers " + Answer.name(read)));
                return read;
            }
            all += read;
            count(judge.judge(System.nanoTime()));
        }
        return all;
    }

    private synchronized void count(int packets) {
        for (int i = 0; i < packets; i++) {
            int active = judge.active(i);
            int code = judge.code(i);
            if (Reason.of(code).verdict() == Reason.of(active).verdict()) {
                agreed++;
            } else {
                table.add(judge.sender(i), judge.topic(i), active, code);
            }
        }
        judged += packets;
        missed = passing.missed() + refused.missed();
    }

    private synchronized void end(List<String> why) {
        running = false;
        trouble = why;
    }
}
