package io.atr.node.view;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Who is connected, and what each holds. Any thread. */
public final class Sessions {
    private final ConcurrentMap<Long, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final LongSupplier epochMillis;

    /**
     * A session as it was when somebody asked.
     *
     * @param id counted from 1; never given twice
     * @param who for people
     * @param from for people: an address, or pid and uid
     * @param roles what it may do, for people; empty while nobody has asked, and where {@code holds} tells
     * @param transport shm, grpc-tcp, grpc-uds or grpc-in-process
     * @param sinceEpochMillis when it began
     * @param holds what it holds, such as {@code publication of sender 7}
     * @param calls in flight
     * @param batches submitted by calls, empty and refused ones too
     * @param packets of such batches that were judged
     */
    public record Seen(
            long id,
            String who,
            List<String> roles,
            String from,
            String transport,
            long sinceEpochMillis,
            List<String> holds,
            int calls,
            long batches,
            long packets) {}

    private record Known(String who, List<String> roles) {}

    /** Nobody, by the system's clock. */
    public Sessions() {
        this(System::currentTimeMillis);
    }

    Sessions(LongSupplier epochMillis) {
        this.epochMillis = epochMillis;
    }

    /** A session begins; closing it ends it. See {@link Seen} for the parameters. */
    public Open begin(String who, String from, String transport) {
        Open session = new Open(last.incrementAndGet(), who, from, transport);
        open.put(session.id, session);
        return session;
    }

    /** How many there are. */
    public int count() {
        return open.size();
    }

    /** All of them, the oldest first. */
    public List<Seen> list() {
        return open.values().stream()
                .map(Open::seen)
                .sorted(Comparator.comparingLong(Seen::id))
                .toList();
    }

    /** A session that is under way. Any thread. */
    public final class Open implements AutoCloseable {
        private final long id;
        private volatile Known known;
        private final String from;
        private final String transport;
        private final long since = epochMillis.getAsLong();
        private final List<String> holds = new CopyOnWriteArrayList<>();
        private final AtomicInteger calls = new AtomicInteger();
        private final LongAdder batches = new LongAdder();
        private final LongAdder packets = new LongAdder();

        private Open(long id, String who, String from, String transport) {
            this.id = id;
            this.known = new Known(who, List.of());
            this.from = from;
            this.transport = transport;
        }

        /** It has taken something. */
        public void holds(String what) {
            holds.add(what);
        }

        /** It has given one such thing back. */
        public void lets(String what) {
            holds.remove(what);
        }

        /** Who is at the other end, as last found out. */
        public void known(String who, List<String> roles) {
            known = new Known(who, List.copyOf(roles));
        }

        /** A call begins. */
        public void callBegins() {
            calls.incrementAndGet();
        }

        /** A call that had begun is over. */
        public void callEnds() {
            calls.decrementAndGet();
        }

        /** A batch has come. */
        public void batch() {
            batches.increment();
        }

        /** So many packets were judged. */
        public void packets(long number) {
            packets.add(number);
        }

        /** It is over; twice is fine. */
        @Override
        public void close() {
            open.remove(id);
        }

        private Seen seen() {
            Known now = known;
            return new Seen(
                    id,
                    now.who(),
                    now.roles(),
                    from,
                    transport,
                    since,
                    List.copyOf(holds),
                    calls.get(),
                    batches.sum(),
                    packets.sum());
        }
    }
}
