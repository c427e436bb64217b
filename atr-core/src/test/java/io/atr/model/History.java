package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.agent.ManualClock;
import io.atr.governance.Grant;
import io.atr.governance.TopicSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One random history of a bus and its model: both are told the same, and must answer the same. */
final class History {
    private final World world;
    private final ManualClock clock = new ManualClock();
    private final Bus bus;
    private final ModelBus model;
    private final List<PublicationPair> publications = new ArrayList<>();
    private final List<SubscriptionPair> subscriptions = new ArrayList<>();
    private final List<RulesPair> rules = new ArrayList<>();

    History(long seed, Tally tally) {
        this.world = new World(seed, tally);
        this.model = new ModelBus(world.limits);
        this.bus = Bus.onCallersThread(world.config(), clock);
    }

    void run(int steps) {
        for (int i = world.random.nextInt(4); i > 0; i--) {
            publish();
            subscribe();
            swapRules();
        }
        for (int step = 0; step < steps; step++) {
            try {
                step();
                Comparison.compare(model, bus);
                publications.forEach(PublicationPair::compareCounts);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("step " + step + " in " + world.limits + ": " + failed.getMessage(), failed);
            }
        }
        end();
    }

    private void step() {
        int dice = world.random.nextInt(100);
        if (dice < 28) {
            some(publications).ifPresent(this::offerSeveral);
        } else if (dice < 36) {
            some(publications).ifPresent(PublicationPair::claim);
        } else if (dice < 39) {
            some(publications).ifPresent(PublicationPair::settleClaim);
        } else if (dice < 63) {
            assertEquals(model.doWork(clock.nanos()), bus.doWork(), "doWork");
        } else if (dice < 75) {
            some(subscriptions).ifPresent(pair -> pair.poll(world.oneIn(3) ? 1000 : world.random.nextInt(20)));
        } else if (dice < 81) {
            some(publications).ifPresent(PublicationPair::readVerdicts);
        } else if (dice < 89) {
            moveClock();
        } else if (dice < 92) {
            swapRules();
        } else {
            comeAndGo(dice);
        }
    }

    private void offerSeveral(PublicationPair publication) {
        for (int i = world.random.nextInt(Math.min(20, world.limits.laneSlots())); i >= 0; i--) {
            publication.offer();
        }
    }

    private void moveClock() {
        clock.set(
                switch (world.random.nextInt(10)) {
                    case 0 -> clock.nanos() / 2;
                    case 1 -> clock.nanos() + world.random.nextLong(1L << 33);
                    case 2 -> world.random.nextLong(1L << (10 + world.random.nextInt(50)));
                    default -> clock.nanos() + world.random.nextInt(2000);
                });
    }

    private void swapRules() {
        switch (world.random.nextInt(5)) {
            case 0 -> some(rules).ifPresent(RulesPair::close);
            case 1 -> some(rules).ifPresent(pair -> pair.apply(bus, model));
            default -> compileAndApply();
        }
    }

    private void compileAndApply() {
        RulesPair fresh = RulesPair.compile(bus, model, RandomRuleSet.create(world));
        if (fresh == null) {
            world.tally.count("no slot for rules", 1);
            some(rules).ifPresent(RulesPair::close);
        } else {
            fresh.apply(bus, model);
            if (world.oneIn(2)) {
                fresh.close();
            }
            rules.add(fresh);
        }
    }

    private void comeAndGo(int dice) {
        switch (dice) {
            case 92, 93 -> publish();
            case 94, 95 -> subscribe();
            case 96 -> some(publications).ifPresent(PublicationPair::close);
            case 97 -> some(subscriptions).ifPresent(pair -> pair.close(model));
            default -> {
                publications.removeIf(PublicationPair::isClosed);
                subscriptions.removeIf(SubscriptionPair::isClosed);
            }
        }
    }

    private void publish() {
        boolean bypass = world.oneIn(3);
        boolean tracked = world.oneIn(2);
        ModelGrant grant = RandomGrant.create(world, bypass);
        ModelPublication expected = model.publish(grant, tracked);
        PublicationOptions options =
                new PublicationOptions(grant.many() ? Grant.MANY : grant.self(), senders(grant), bypass, tracked);
        if (expected == null) {
            assertThrows(IllegalStateException.class, () -> bus.publish(options), "no place for a publisher");
            world.tally.count("no place for a publisher", 1);
        } else {
            publications.add(new PublicationPair(world, bus.publish(options), expected));
        }
    }

    private static @Nullable BitSet senders(ModelGrant grant) {
        if (!grant.many() || grant.senders() == null) {
            return null;
        }
        BitSet bits = new BitSet();
        grant.senders().forEach(bits::set);
        return bits;
    }

    private void subscribe() {
        boolean gating = world.oneIn(2);
        TopicSet some = world.oneIn(2)
                ? null
                : TopicSet.of(world.random.ints(5, 0, world.limits.topics()).toArray());
        Set<Integer> topics = some == null ? null : ids(some);
        SubscriptionOptions options = new SubscriptionOptions(
                gating ? SubscriptionOptions.Mode.GATING : SubscriptionOptions.Mode.LOSSY, some);
        ModelSubscription expected = model.subscribe(gating, topics);
        if (expected == null) {
            assertThrows(IllegalStateException.class, () -> bus.subscribe(options), "no place for a subscriber");
            world.tally.count("no place for a subscriber", 1);
        } else {
            subscriptions.add(new SubscriptionPair(world.tally, bus.subscribe(options), expected));
        }
    }

    private Set<Integer> ids(TopicSet topics) {
        return IntStream.range(0, world.limits.topics())
                .filter(topics::contains)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Everybody leaves; then everything accepted was judged, and every place is free again. */
    private void end() {
        publications.forEach(PublicationPair::close);
        int rounds = 0;
        for (int done = 1; done > 0; ) {
            assertTrue(rounds++ < 1000, "packets stay in the lanes");
            done = 0;
            for (SubscriptionPair subscription : subscriptions) {
                done += Math.max(0, subscription.poll(1000));
            }
            assertEquals(model.doWork(clock.nanos()), bus.doWork(), "doWork at the end");
            done += model.waitingPackets();
        }
        subscriptions.forEach(pair -> pair.close(model));
        model.doWork(clock.nanos());
        bus.doWork();
        Comparison.compare(model, bus);
        publications.forEach(PublicationPair::compareCounts);
        assertEquals(0, model.placesTaken(), "everybody has left");
        tally();
        bus.close();
        bus.close();
    }

    private void tally() {
        for (ModelShard shard : model.shards) {
            shard.counts.forEach(world.tally::count);
            world.tally.count("nanoseconds waited", shard.waited);
            world.tally.count("times round the log", shard.log.end() / world.limits.logSlots());
        }
    }

    private <T> Optional<T> some(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(world.random.nextInt(all.size())));
    }
}
