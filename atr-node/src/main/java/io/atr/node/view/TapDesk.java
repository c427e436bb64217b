package io.atr.node.view;

import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.control.v1.TapRequest;
import io.atr.node.access.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers see packets as they pass. All taps share one lossy subscription and one thread, and both are there only
 * while somebody looks: shards never wait for them. Any thread.
 */
public final class TapDesk implements AutoCloseable {
    /** Taps at once. */
    public static final int MOST_TAPS = 32;

    /** The highest rate that may be asked for, in packets a second. */
    public static final int MOST_PER_SECOND = 100_000;

    private static final int USUAL_PER_SECOND = 1000;
    private static final int POLL_LIMIT = 4096;
    private static final long NAP_NANOS = 1_000_000;
    private static final long FLUSH_NANOS = 10_000_000;

    private final Vitals vitals;
    private final LongSupplier clock;
    private final Object lock = new Object();
    private final List<Tap> taps = new ArrayList<>();
    private @Nullable Subscription passing;
    private boolean closed;

    /** Looks at this node's packets. */
    public TapDesk(Vitals vitals) {
        this(vitals, System::nanoTime);
    }

    TapDesk(Vitals vitals, LongSupplier clock) {
        this.vitals = vitals;
        this.clock = clock;
    }

    /**
     * Begins a tap. The first batch comes at once and is empty.
     *
     * @throws TapRefusedException why not
     */
    public void open(TapRequest request, Caller caller, TapSink sink) throws TapRefusedException {
        int rate = request.getMostPerSecond() == 0 ? USUAL_PER_SECOND : request.getMostPerSecond();
        if (rate < 0 || rate > MOST_PER_SECOND) {
            throw new TapRefusedException(
                    TapRefusedException.Kind.WRONG_REQUEST,
                    "most_per_second: " + Integer.toUnsignedString(rate) + " is not in 1.." + MOST_PER_SECOND);
        }
        TapFilter wish = TapFilter.of(request.getTopicsList(), request.getSendersList());
        Tap tap = new Tap(wish, caller, vitals::rules, new RateLimit(rate, clock.getAsLong()), sink);
        long forbidden = tap.forbidden();
        if (forbidden >= 0) {
            throw new TapRefusedException(
                    TapRefusedException.Kind.NOT_PERMITTED,
                    caller.name() + " may not read topic " + forbidden
                            + "; ask for topics that the access file grants, or for none to see all of those");
        }
        add(tap);
    }

    /** How many look. */
    public int count() {
        synchronized (lock) {
            return taps.size();
        }
    }

    /** Ends all taps; none can be opened afterwards. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    private void add(Tap tap) throws TapRefusedException {
        synchronized (lock) {
            if (closed || vitals.bus().isClosed()) {
                throw new TapRefusedException(TapRefusedException.Kind.CLOSED, "the node stops");
            }
            if (taps.size() >= MOST_TAPS) {
                throw new TapRefusedException(
                        TapRefusedException.Kind.TOO_MANY, "there are " + MOST_TAPS + " taps already; end one first");
            }
            Subscription shared = passing;
            if (shared == null) {
                shared = begin();
            }
            tap.begin(shared.missed());
            taps.add(tap);
        }
    }

    private Subscription begin() throws TapRefusedException {
        try {
            Subscription begun = vitals.bus().subscribe(SubscriptionOptions.lossy());
            passing = begun;
            Thread.ofPlatform().daemon().name("atr-tap").start(() -> run(begun));
            return begun;
        } catch (IllegalStateException e) {
            throw new TapRefusedException(TapRefusedException.Kind.TOO_MANY, String.valueOf(e.getMessage()));
        }
    }

    private void run(Subscription shared) {
        try {
            long nextFlush = clock.getAsLong();
            for (List<Tap> open = goingOn(shared); !open.isEmpty(); open = goingOn(shared)) {
                open.forEach(Tap::followRules);
                long now = clock.getAsLong();
                int polled = show(shared, open, now);
                if (now - nextFlush >= 0) {
                    nextFlush = now + FLUSH_NANOS;
                    long overrun = shared.missed();
                    open.forEach(tap -> tap.flush(overrun));
                }
                if (polled <= 0) {
                    LockSupport.parkNanos(NAP_NANOS);
                }
            }
        } finally {
            letGo(shared);
        }
    }

    private static int show(Subscription shared, List<Tap> open, long now) {
        return shared.poll(
                (memory, at) -> {
                    for (Tap tap : open) {
                        tap.look(memory, at, now);
                    }
                },
                POLL_LIMIT);
    }

    /** The taps that go on; with the last one the subscription ends, and the next tap begins another. */
    private List<Tap> goingOn(Subscription shared) {
        synchronized (lock) {
            taps.removeIf(Tap::isOver);
            if (taps.isEmpty()) {
                letGo(shared);
            }
            return closed || vitals.bus().isClosed() ? List.of() : List.copyOf(taps);
        }
    }

    private void letGo(Subscription shared) {
        List<Tap> left;
        synchronized (lock) {
            if (passing != shared) {
                return;
            }
            passing = null;
            shared.close();
            left = List.copyOf(taps);
            taps.clear();
        }
        left.forEach(Tap::end);
    }
}
