package io.atr.node.serve.config;

import io.atr.node.gate.BudgetSizes;
import io.atr.node.serve.config.NodeConfig.RemoteLimits;

/** The settings of what remote callers may take. */
final class LimitSettings {
    private static final long MIB = 1 << 20;

    private LimitSettings() {}

    static RemoteLimits read(Effective set, Problems problems) {
        long message = set.get(NodeSettings.MESSAGE);
        int batch = set.get(NodeSettings.BATCH);
        BudgetSizes memory = new BudgetSizes(
                set.get(NodeSettings.MEMORY),
                set.get(NodeSettings.MEMORY_OPERATORS),
                set.get(NodeSettings.MEMORY_CONNECTION),
                set.get(NodeSettings.MEMORY_CALLER));
        long largest = message + BudgetSizes.ofBatch(batch);
        check(set, problems, NodeSettings.MEMORY_CONNECTION, memory.connection(), largest);
        check(set, problems, NodeSettings.MEMORY_CALLER, memory.caller(), largest);
        check(set, problems, NodeSettings.MEMORY, memory.node(), 2 * largest); // a connection gets half of what is free
        return new RemoteLimits(message, batch, set.get(NodeSettings.CALLS), set.get(NodeSettings.CONNECTIONS), memory);
    }

    private static void check(Effective set, Problems problems, Setting<Long> setting, long value, long least) {
        if (value < least) {
            problems.report(
                    set.origin(setting),
                    setting.key() + " is too little for one message of " + NodeSettings.MESSAGE.key()
                            + " and one batch of " + NodeSettings.BATCH.key() + ": raise it to "
                            + (least + MIB - 1) / MIB + " MiB or more, or lower those");
        }
    }
}
