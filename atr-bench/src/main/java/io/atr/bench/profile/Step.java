package io.atr.bench.profile;

import java.util.List;
import java.util.Optional;

/**
 * Which step of a packet's way a sample belongs to. The innermost method that has a step decides, so that what is used in
 * several steps (the arithmetic of rings, say) counts for the one that uses it.
 */
final class Step {
    static final String OTHER = "other";

    /** The first rule that fits a method counts. Peers share the judging, the messages and the idling with ATR. */
    private static final List<Rule> RULES = List.of(
            ours("Publication.tryClaim", "claim"),
            ours("Publication.refusal", "claim"),
            ours("ring/LaneProducer.hasRoom", "claim"),
            ours("Publication.claimed", "write"),
            ours("bench/peers/AtrBus.write", "write"),
            ours("bench/peers/AtrBus.publish", "write"),
            ours("bench/load/Message.write", "write"),
            ours("bench/load/Message.dataWord", "write"),
            ours("Publication.commit", "commit"),
            ours("Publication.publish", "commit"),
            ours("ring/LaneProducer.publish", "commit"),
            ours("ring/WakeFlags.wake", "commit"),
            ours("bench/load/Received.", "read"),
            ours("bench/load/Message.sum", "read"),
            ours("Subscription.", "poll"),
            ours("InPlace.", "poll"),
            ours("ring/LogReader.", "poll"),
            ours("bench/peers/AtrBus.take", "poll"),
            ours("agent/Clock", "clock"),
            new Rule("java/lang/System.nanoTime", "clock"),
            new Rule("os::javaTimeNanos", "clock"),
            new Rule("clock_gettime", "clock"),
            new Rule("__vdso_clock_gettime", "clock"),
            ours("governance/Governor.passed", "release"),
            ours("governance/Governor.ungated", "release"),
            ours("governance/InFlight.release", "release"),
            ours("shard/GatingSet.", "release"),
            ours("governance/Governor.", "govern"),
            ours("governance/Ledger.", "govern"),
            ours("governance/InFlight.", "govern"),
            ours("bench/peers/Judge.", "govern"),
            ours("ring/ShardLog.", "append"),
            ours("bench/load/Message.copy", "append"),
            ours("ring/LaneConsumer.count", "count"),
            ours("shard/Batch.count", "count"),
            ours("shard/ShardStatus.", "count"),
            ours("ring/LaneConsumer.", "pop"),
            ours("shard/Batch.", "pop"),
            ours("shard/", "round"),
            ours("agent/", "idle"));

    private Step() {}

    private record Rule(String prefix, String step) {}

    /** The step's name, or {@link #OTHER}. */
    static String of(Stack stack) {
        return stack.frames().reversed().stream()
                .flatMap(frame -> of(frame).stream())
                .findFirst()
                .orElse(OTHER);
    }

    private static Optional<String> of(String frame) {
        return RULES.stream()
                .filter(rule -> frame.startsWith(rule.prefix))
                .map(Rule::step)
                .findFirst();
    }

    private static Rule ours(String prefix, String step) {
        return new Rule(Owner.OURS + prefix, step);
    }
}
