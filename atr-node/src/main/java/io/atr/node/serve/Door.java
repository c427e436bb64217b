package io.atr.node.serve;

import io.atr.Bus;
import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.local.LocalGate;
import io.atr.node.serve.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The way in for processes of this machine that share memory with the node. */
final class Door {
    private Door() {}

    /** Whether a node of this configuration has one. */
    static boolean isWanted(NodeConfig config) {
        return config.unix() && Bridge.isSupported();
    }

    /**
     * Opens it.
     *
     * @param spare bytes that are left for what it gives away
     */
    static Bridge open(Path socket, Bus bus, LocalGate gate, long spare, Consumer<String> warnings) {
        try {
            BridgeLimits limits = limits(spare);
            long wanted = BridgeLimits.DEFAULT.memoryBytes();
            if (limits.memoryBytes() < wanted) {
                warnings.accept("shared memory for clients is cut to %s MiB of %s, which is all that is left here"
                        .formatted(MemoryNeed.mib(limits.memoryBytes()), MemoryNeed.mib(wanted)));
            }
            return Bridge.open(bus, socket, gate, limits, warnings);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "no socket for shared memory at " + socket + ": " + e.getMessage()
                            + "; choose another --run-directory, or leave Unix sockets out with --unix=no");
        }
    }

    private static BridgeLimits limits(long spare) {
        BridgeLimits usual = BridgeLimits.DEFAULT;
        return new BridgeLimits(
                usual.sessions(),
                usual.holdings(),
                usual.messagesPerSecond(),
                usual.feedSlots(),
                Math.clamp(spare, 1, usual.memoryBytes()),
                usual.patience());
    }
}
