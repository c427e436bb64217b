package io.atr.node.demo;

import io.atr.Answer;
import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.Threads;
import io.atr.agent.AgentRunner;
import io.atr.agent.Clock;
import io.atr.governance.Reason;
import io.atr.governance.Rules;
import io.atr.governance.TopicSet;
import io.atr.shard.ShardStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The bus of the demo with everybody on it: a publication for each player, the risk check, the dashboard, and all rules
 * compiled ahead. One thread.
 */
final class Exchange implements AutoCloseable {
    private static final Reason[] REASONS = Reason.values();
    private static final int ROUNDS_PER_GLANCE = 64;
    private static final int GLANCE = 4096;
    private static final Limits LIMITS =
            new Limits(1, 16, 4, Market.TOPIC_IDS, Market.SENDER_IDS, 16, MarketRules.values().length + 1);

    private final Bus bus;
    private final boolean together;
    private final ShardStatus status;
    private final Map<MarketRules, Rules> rules = new EnumMap<>(MarketRules.class);
    private final Publication[] publications;
    private final RiskCheck riskCheck = new RiskCheck();
    private final Dashboard dashboard = new Dashboard();
    private final Subscription riskSubscription;
    private final Subscription dashboardSubscription;
    private int rounds;

    private Exchange(Bus bus, boolean together, int flow) {
        this.bus = bus;
        this.together = together;
        this.status = bus.status().getFirst();
        for (MarketRules each : MarketRules.values()) {
            rules.put(each, bus.compile(each.rules(flow)));
        }
        publications = Arrays.stream(Player.values())
                .map(player -> bus.publish(options(player)))
                .toArray(Publication[]::new);
        riskSubscription = bus.subscribe(SubscriptionOptions.gating());
        dashboardSubscription = bus.subscribe(SubscriptionOptions.lossy().topics(TopicSet.range(0, Market.SHOWN - 1)));
    }

    /** Opens an exchange under no rules yet; {@code warnings} is told what the kernel refused. */
    static Exchange open(DemoSettings settings, Consumer<String> warnings) {
        Seats seats = settings.seats();
        List<Integer> cpus = seats.shard() == AgentRunner.UNPINNED ? List.of() : List.of(seats.shard());
        BusConfig config = BusConfig.DEFAULT
                .with(LIMITS)
                .with(new Threads(settings.idling(), cpus))
                .with(warnings);
        Bus bus = seats.together() ? Bus.onCallersThread(config, Clock.monotonic()) : Bus.start(config);
        return new Exchange(bus, seats.together(), settings.rate());
    }

    /** Puts rules in force: one release store. Answers their version. */
    long apply(MarketRules which) {
        return bus.apply(Objects.requireNonNull(rules.get(which)));
    }

    /** The version that the shard works under. */
    long rulesVersion() {
        return status.rulesVersion();
    }

    /** Has one batch in so many taken stage by stage from now on. */
    void priceStages(int oneIn) {
        bus.priceStages(oneIn);
    }

    /** What the shard tells of itself. */
    ShardStatus status() {
        return status;
    }

    /** The publication of a player, by its ordinal. */
    Publication publication(int player) {
        return publications[player];
    }

    /** The publication of a player. */
    Publication publication(Player player) {
        return publications[player.ordinal()];
    }

    /**
     * Lets the risk check read up to {@code limit} packets, and now and then the dashboard; runs a shard without a
     * thread.
     */
    void serve(int limit) {
        if (together) {
            bus.doWork();
        }
        mustHave(riskSubscription.poll(riskCheck, limit));
        if ((++rounds & (ROUNDS_PER_GLANCE - 1)) == 0) {
            mustHave(dashboardSubscription.poll(dashboard, GLANCE));
        }
    }

    /**
     * Whether all that the players offered (probes apart) is judged, and all that was allowed is read. Allocates
     * nothing.
     */
    boolean isQuiet(long offered) {
        long judged = 0;
        long allowed = 0;
        for (Publication publication : publications) {
            allowed += publication.count(Reason.ALLOWED);
            if (publication != publications[Player.PROBE.ordinal()]) {
                for (Reason reason : REASONS) {
                    judged += publication.count(reason);
                }
            }
        }
        return judged == offered && allowed == riskCheck.seen();
    }

    /** The subscriber that reads everything. */
    RiskCheck riskCheck() {
        return riskCheck;
    }

    /** The subscriber that reads what it can. */
    Dashboard dashboard() {
        return dashboard;
    }

    /** Packets that the dashboard was too slow to see, of any topic. */
    long dashboardMissed() {
        return dashboardSubscription.missed();
    }

    @Override
    public void close() {
        riskSubscription.close();
        dashboardSubscription.close();
        for (Publication publication : publications) {
            publication.close();
        }
        bus.close();
    }

    private static PublicationOptions options(Player player) {
        PublicationOptions options = PublicationOptions.sender(player.sender());
        return player == Player.PROBE ? options.withVerdicts() : options;
    }

    private static void mustHave(int answer) {
        if (answer < 0) {
            throw new IllegalStateException("a subscriber of the demo was answered " + Answer.name(answer));
        }
    }
}
