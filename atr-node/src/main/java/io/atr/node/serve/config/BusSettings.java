package io.atr.node.serve.config;

import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Rings;
import io.atr.Threads;
import io.atr.memory.MemoryOptions;
import io.atr.node.cli.ExitCode;
import io.atr.shard.StallPolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bus that settings ask for. */
final class BusSettings {
    private static final int RULES_AT_ONCE = 4;

    /** Shorter than in one process: subscribers of other processes may stop at any moment, and everybody waits for them. */
    private static final long STALL_NANOS = 1_000_000_000L;

    private static final long STALL_WINDOW_NANOS = 10_000_000_000L;

    private BusSettings() {}

    static @Nullable BusConfig read(Effective set, Problems problems, Consumer<String> warnings) {
        try {
            Limits limits = new Limits(
                    set.get(NodeSettings.SHARDS),
                    set.get(NodeSettings.PUBLISHERS),
                    set.get(NodeSettings.SUBSCRIBERS),
                    set.get(NodeSettings.TOPICS),
                    set.get(NodeSettings.SENDERS),
                    set.get(NodeSettings.PERMISSION_SETS),
                    RULES_AT_ONCE);
            return BusConfig.DEFAULT
                    .with(limits)
                    .with(new Rings(set.get(NodeSettings.LANE_SLOTS), set.get(NodeSettings.LOG_SLOTS)))
                    .with(new MemoryOptions(set.get(NodeSettings.PAGES), set.get(NodeSettings.LOCK_MEMORY)))
                    .with(new Threads(set.get(NodeSettings.IDLING), set.get(NodeSettings.CPUS)))
                    .with(new StallPolicy(STALL_NANOS, STALL_WINDOW_NANOS))
                    .with(warnings);
        } catch (IllegalArgumentException e) {
            problems.report(ExitCode.BAD_CONFIG, "the section bus asks for what no bus can be: " + e.getMessage());
            return null;
        }
    }
}
