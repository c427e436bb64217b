package io.atr.model;

import io.atr.Bus;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.agent.ManualClock;
import io.atr.packet.Words;
import java.lang.foreign.MemorySegment;

/** A short random run of a bus, of which nothing is kept but the hash of its verdicts and log bytes. */
final class Run {
    private static final int STEPS = 40;

    private final World world;
    private final ManualClock clock = new ManualClock();
    private final Bus bus;
    private final Publication gateway;
    private final Publication single;
    private final Subscription everything;
    private final Digest digest = new Digest();
    private long judged;
    private long handedOut;

    Run(long seed) {
        this.world = new World(seed, new Tally());
        this.bus = Bus.onCallersThread(world.config(), clock);
        this.gateway = bus.publish(PublicationOptions.gateway().withVerdicts().withBypass());
        this.single = bus.publish(PublicationOptions.sender(1).withVerdicts());
        this.everything = bus.subscribe(SubscriptionOptions.gating());
    }

    String hash() {
        for (int step = 0; step < STEPS; step++) {
            if (step % 8 == 0) {
                bus.apply(RandomRuleSet.create(world));
            }
            clock.advance(world.random.nextInt(3000) - 500);
            send(gateway);
            send(single);
            digest.number(bus.doWork());
            observe(gateway);
            observe(single);
            handedOut += everything.poll(digest::packet, 1 + world.random.nextInt(100));
        }
        return digest.hex();
    }

    long judged() {
        return judged;
    }

    long handedOut() {
        return handedOut;
    }

    private void send(Publication publication) {
        int topic = world.random.nextInt(world.limits.topics());
        int count = 1 + world.random.nextInt(world.limits.laneSlots());
        long position = publication.tryClaim(topic, count);
        digest.number(position);
        for (int i = 0; position >= 0 && i < count; i++) {
            MemorySegment memory = publication.claimedMemory();
            long at = publication.claimedAt(i);
            memory.set(Words.U64, at, world.oneIn(4) ? 1L << world.random.nextInt(18) : 0b1001);
            memory.set(Words.U32, at + 8, world.topic());
            if (publication == gateway) {
                memory.set(Words.U32, at + 12, world.sender());
            }
            memory.set(Words.U64, at + 16, world.random.nextLong());
        }
        publication.commit();
    }

    private void observe(Publication publication) {
        judged += publication.pollVerdicts(
                (position, topic, code) -> {
                    digest.number(position);
                    digest.number(topic);
                    digest.number(code);
                },
                Integer.MAX_VALUE);
    }
}
