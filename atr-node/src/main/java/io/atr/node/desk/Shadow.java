package io.atr.node.desk;

import io.atr.Answer;
import io.atr.PacketHandler;
import io.atr.Subscription;
import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Judges what passes by other rules, on a thread of its own, and keeps count; shards never wait for it and nothing is
 * enforced. {@link #state} is for any thread.
 */
final class Shadow implements AutoCloseable {
    private static final long NAP_NANOS = 1_000_000;
    private static final long LAST_LOOK = 1 << 20;

    private final String name;
    private final long since;
    private final Subscription passing;
    private final ShadowJudge judge;
    private final PacketHandler put;
    private final ShadowTable table = new ShadowTable();
    private final Thread thread = new Thread(this::run, "atr-shadow");
    private volatile boolean stopping;
    private List<String> trouble = List.of();
    private boolean running = true;
    private long judged;
    private long agreed;
    private long missed;

    /** @param passing read, and closed at the end */
    private Shadow(String name, long since, Subscription passing, ShadowJudge judge) {
        this.name = name;
        this.since = since;
        this.passing = passing;
        this.judge = judge;
        this.put = judge::put;
        thread.setDaemon(true);
    }

    static Shadow start(String name, long since, Subscription passing, ShadowJudge judge) {
        Shadow shadow = new Shadow(name, since, passing, judge);
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
        } catch (RuntimeException e) {
            end(List.of("the shadow failed: " + e));
        }
        end(trouble);
    }

    /** Judges all that has arrived; false when there is nothing to read from any more. */
    private boolean look() {
        long passed = 0;
        int read = ShadowJudge.MOST;
        while (read == ShadowJudge.MOST && !endless(passed)) {
            read = passing.poll(put, ShadowJudge.MOST);
            if (read < 0) {
                end(List.of("the shadow ended: its subscription answers " + Answer.name(read)));
                return false;
            }
            passed += read;
            count(judge.judge(System.nanoTime()));
        }
        return true;
    }

    /** Under steady full load there is always more: then a stop must not wait for a pause. */
    private boolean endless(long passed) {
        return stopping && passed > LAST_LOOK;
    }

    private synchronized void count(int packets) {
        for (int i = 0; i < packets; i++) {
            int code = judge.code(i);
            if (Reason.of(code).verdict() == Verdict.ALLOW) {
                agreed++;
            } else {
                table.add(judge.sender(i), judge.topic(i), code);
            }
        }
        judged += packets;
        missed = passing.missed();
    }

    private synchronized void end(List<String> why) {
        running = false;
        trouble = why;
    }
}
