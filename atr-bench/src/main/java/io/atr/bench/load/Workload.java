package io.atr.bench.load;

import io.atr.governance.Grant;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import java.util.Random;

/**
 * Which topics and senders the packets have, and the rules they are judged by: a rate and a burst on every topic that
 * real traffic does not reach, a quota on every sender, and one packet in a hundred on a topic that is forbidden. So what
 * passes is known beforehand, to the packet. Immutable; any thread.
 */
public final class Workload {
    private static final int QUOTA = 1_000_000;
    private static final int PERCENT = 100;
    private static final long SEED = 20_260_501;

    private final String name;
    private final long[] routes;
    private final int topics;
    private final int senders;
    private final int forbidden;
    private final Series passing;
    private final Series all;

    private Workload(String name, long[] routes, int topics, int senders, int forbidden) {
        this.name = name;
        this.routes = routes;
        this.topics = topics;
        this.senders = senders;
        this.forbidden = forbidden;
        this.passing = new Series(routes, this::passes);
        this.all = new Series(routes, _ -> true);
    }

    /** 64 topics and one sender, whose packets share a lane or ring: everything governance touches stays in the L1. */
    public static Workload hot() {
        int topics = 64;
        Random random = new Random(SEED);
        long[] routes = new long[1 << 13];
        for (int i = 0; i < routes.length; i++) {
            int topic = random.nextInt(PERCENT) == 0 ? 0 : 1 + random.nextInt(topics - 1);
            routes[i] = Packet.routeOf(topic, 0);
        }
        return new Workload("hot", routes, topics, 1, 1);
    }

    /** 64 Ki topics and 64 Ki senders, drawn uniformly, through a gateway: next to nothing is in the L1. */
    public static Workload random() {
        int ids = 1 << 16;
        Random random = new Random(SEED);
        long[] routes = new long[1 << 18];
        for (int i = 0; i < routes.length; i++) {
            routes[i] = Packet.routeOf(random.nextInt(ids), random.nextInt(ids));
        }
        return new Workload("random", routes, ids, ids, ids / PERCENT);
    }

    /** The workload of a {@link #name}. */
    public static Workload named(String name) {
        return switch (name) {
            case "hot" -> hot();
            case "random" -> random();
            default -> throw new IllegalArgumentException("no workload is called " + name);
        };
    }

    /** {@code hot} or {@code random}. */
    public String name() {
        return name;
    }

    /** Routes, a power of two of them: packet s has the one at {@code s mod length}. Not to be written. */
    public long[] routes() {
        return routes;
    }

    /** Whether packets name their senders themselves. */
    public boolean isGateway() {
        return senders > 1;
    }

    /** What the lane or ring was granted. */
    public Grant grant() {
        return isGateway() ? Grant.everyone(false) : Grant.one(0, false);
    }

    /** Whether packets of a route pass. */
    public boolean passes(long route) {
        return Packet.topicOf(route) >= forbidden;
    }

    /** The first sequence number from {@code sequence} on whose packet passes. */
    public long nextPassing(long sequence) {
        long next = sequence;
        while (!passes(routes[(int) next & (routes.length - 1)])) {
            next++;
        }
        return next;
    }

    /** What a subscriber gets of packets 0..n-1. */
    public Totals passingUpTo(long n) {
        return passing.upTo(n);
    }

    /** Packets 0..n-1, refused ones included. */
    public Totals allUpTo(long n) {
        return all.upTo(n);
    }

    /** The rules. */
    public RuleSet rules() {
        RuleSet.Builder rules = RuleSet.builder();
        for (int topic = 0; topic < topics; topic++) {
            rules.topic(topic, TopicRule.MAX, TopicRule.MAX);
        }
        TopicSet permitted = TopicSet.range(forbidden, topics - 1);
        for (int sender = 0; sender < senders; sender++) {
            rules.sender(sender, permitted, QUOTA);
        }
        return rules.build();
    }
}
