package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusPeek;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.Reason;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publications and subscriptions come and go while traffic flows. */
class ComingAndGoingTest {
    private static final int CYCLES = 120;
    private static final int PERMANENT = 1;
    private static final int VISITORS = 2;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatWasAcceptedIsJudgedAndRead(int shards) throws InterruptedException {
        Crew crew = new Crew();
        try (Bus bus = Bus.start(Setting.config(shards))) {
            bus.apply(Setting.rules(true));
            AtomicLong accepted = new AtomicLong();
            AtomicLong leaving = new AtomicLong(VISITORS);
            Publication steady = bus.publish(0);
            Sender sender = new Sender(steady, 0, shards, Setting.TOPICS);
            Counter all = new Counter(bus.subscribe(SubscriptionOptions.gating()));
            crew.start("steady", () -> {
                while (leaving.get() > 0 && crew.goesOn()) {
                    sender.sendAll(sender.accepted() + 10, crew);
                }
                accepted.addAndGet(sender.accepted());
            });
            for (int visitor = 1; visitor <= VISITORS; visitor++) {
                int id = visitor;
                crew.start("publisher " + id, () -> {
                    accepted.addAndGet(publishAndLeave(bus, id, shards, crew));
                    leaving.decrementAndGet();
                });
            }
            crew.start("subscriber", () -> subscribeAndLeave(bus, leaving, crew));
            Thread reader = new Thread(() -> all.readUntilInterrupted());
            reader.start();
            crew.join();
            while (judged(bus) < accepted.get() || BusPeek.placesTaken(bus) > 2 * PERMANENT) {
                Crew.pause();
            }
            reader.interrupt();
            reader.join();
            assertEquals(accepted.get(), judged(bus));
            assertEquals(accepted.get(), all.readTheRest());
        }
    }

    private static long publishAndLeave(Bus bus, int id, int shards, Crew crew) {
        long accepted = 0;
        for (int cycle = 0; cycle < CYCLES && crew.goesOn(); cycle++) {
            Publication publication = bus.publish(id);
            Sender sender = new Sender(publication, id, shards, Setting.TOPICS);
            sender.sendAll(cycle % 100, crew);
            publication.close();
            accepted += sender.accepted();
            while (counted(publication) < sender.accepted() && crew.goesOn()) {
                Crew.pause();
            }
            assertEquals(sender.accepted(), counted(publication));
        }
        return accepted;
    }

    private static void subscribeAndLeave(Bus bus, AtomicLong leaving, Crew crew) {
        for (int cycle = 0; leaving.get() > 0 && crew.goesOn(); cycle++) {
            boolean gates = cycle % 2 == 0;
            Subscription subscription =
                    bus.subscribe(gates ? SubscriptionOptions.gating() : SubscriptionOptions.lossy());
            Counter counter = new Counter(subscription);
            for (int polls = cycle % 50; polls >= 0; polls--) {
                int count = subscription.poll(counter, 64);
                assertTrue(count >= 0, "poll answered " + count);
            }
            subscription.close();
        }
    }

    private static long counted(Publication publication) {
        long sum = 0;
        for (Reason reason : Reason.values()) {
            sum += publication.count(reason);
        }
        return sum;
    }

    private static long judged(Bus bus) {
        return bus.status().stream()
                .mapToLong(status -> status.count(Reason.ALLOWED))
                .sum();
    }
}
