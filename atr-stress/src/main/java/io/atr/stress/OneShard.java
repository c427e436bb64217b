package io.atr.stress;

import io.atr.agent.ManualClock;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.Grant;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.RulesPool;
import io.atr.governance.RulesRef;
import io.atr.governance.ShardMap;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.LogLayout;
import io.atr.ring.LogReader;
import io.atr.ring.RefusalTrail;
import io.atr.ring.WakeFlags;
import io.atr.shard.BatchPolicy;
import io.atr.shard.Shard;
import io.atr.shard.ShardMemory;
import io.atr.shard.ShardSettings;
import io.atr.shard.ShardStatus;
import io.atr.shard.StallPolicy;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A shard with lanes, two topics, one sender, and room for one subscriber and two slots of rules. It has no thread of
 * its own: the actor that calls {@code doWork} is its thread, and the constructor is whoever comes before.
 */
final class OneShard {
    static final int LOG_SLOTS = 64;
    static final int LANE_SLOTS = 128;

    /** Under which sender 0 may publish on both topics without a limit. */
    static final RuleSet OPEN = allowing(TopicSet.of(0, 1));

    private static final GovernanceSizes SIZES = new GovernanceSizes(new ShardMap(1, 2), 1, 2);

    final ManualClock clock = new ManualClock();
    final RulesPool pool;
    final Shard shard;

    /** The publisher's end of the first lane; it reads verdicts. */
    final LaneProducer publisher;

    private int published;

    /** A shard with open lanes of this process, that works under no rules yet. */
    OneShard(int lanes, StallPolicy stall) {
        this(lanes, stall, false);
    }

    /** The same; {@code foreign} tells whether the shard takes its lanes for those of another process. */
    OneShard(int lanes, StallPolicy stall, boolean foreign) {
        RulesRef ref = new RulesRef(Scratch.zeroed(RulesRef.BYTES));
        pool = new RulesPool(
                SIZES,
                ref,
                Stream.generate(() -> List.of(Scratch.zeroed(SIZES.rulesBytes())))
                        .limit(2)
                        .toList(),
                this::oldestRules);
        ShardSettings settings = new ShardSettings(0, lanes, 1, LOG_SLOTS, BatchPolicy.DEFAULT, stall);
        shard = new Shard(settings, SIZES, memory(lanes), ref, pool, clock);
        List<Lane> all = IntStream.range(0, lanes).mapToObj(OneShard::lane).toList();
        all.forEach(lane -> open(lane, lane.index() == 0, foreign));
        publisher = new LaneProducer(all.get(0), shard.wakeFlags(), true);
    }

    /** Rules under which sender 0 may publish on some topics, as fast as it likes. */
    static RuleSet allowing(TopicSet topics) {
        return RuleSet.builder()
                .topic(TopicRule.unlimited(0))
                .topic(TopicRule.unlimited(1))
                .sender(0, topics)
                .build();
    }

    /** Has the log wait for a subscriber, which reads from its end on. Only before the actors. */
    LogReader subscribe() {
        shard.attach(0, true);
        return new LogReader(shard.log(), 0);
    }

    /** Publisher: publishes packets on topics 0, 1, 0, 1 ...; the n-th packet ever has the stamp n, from 1. */
    void publish(int packets) {
        Lane lane = publisher.lane();
        for (int i = 0; i < packets; i++) {
            long at = lane.at(publisher.position() + i);
            Stamp.write(lane.memory(), at, published & 1, ++published);
        }
        publisher.publish(packets);
    }

    /** Publisher: the verdict code of one of its packets. */
    int verdict(long position) {
        return publisher.verdict(position);
    }

    /**
     * Publisher: which rules judged {@code count} packets from a position on: 1 where those of topic 0 were allowed and
     * those of topic 1 were not, 2 the other way about, -1 for anything else. The first packet is one of topic 0.
     */
    int rulesThatJudged(long position, int count) {
        int first = verdict(position) == Reason.ALLOWED.code() ? 0 : 1;
        for (int i = 0; i < count; i++) {
            Reason expected = (i & 1) == first ? Reason.ALLOWED : Reason.E_GOV_DENYLISTED;
            if (verdict(position + i) != expected.code()) {
                return -1;
            }
        }
        return first + 1;
    }

    private void open(Lane lane, boolean tracked, boolean foreign) {
        Grant grant = Grant.one(0, false);
        if (foreign) {
            shard.openForeignLane(lane, grant, tracked, () -> {});
        } else {
            shard.openLane(lane, grant, tracked);
        }
    }

    private long oldestRules() {
        return shard.status().rulesVersion();
    }

    private static Lane lane(int index) {
        return new Lane(Scratch.zeroed(LaneLayout.bytes(LANE_SLOTS)), index, LANE_SLOTS);
    }

    private static ShardMemory memory(int lanes) {
        return new ShardMemory(
                Scratch.zeroed(LogLayout.bytes(1, LOG_SLOTS)),
                Scratch.zeroed(WakeFlags.bytes(lanes)),
                Scratch.zeroed(ShardStatus.BYTES),
                Scratch.zeroed(RefusalTrail.bytes(RefusalTrail.CAPACITY)));
    }
}
