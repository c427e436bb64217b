package io.atr.node.serve;

import io.atr.Bus;
import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.local.LocalGate;
import io.atr.node.reach.RunDirectory;
import io.atr.node.serve.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The way in for processes of this machine that share memory with the node. */
final class Door {
    private Door() {}

    /** Whether a node of this configuration has one. */
    static boolean isWanted(NodeConfig config) {
        return config.unix() && Bridge.isSupported();
    }

    /** Opens it; answers where, for people, or empty where there is none. */
    static Optional<String> open(NodeConfig config, Bus bus, LocalGate gate, Parts parts, Consumer<String> warnings) {
        if (!isWanted(config)) {
            return Optional.empty();
        }
        Path socket = new RunDirectory(config.run()).bridge();
        try {
            parts.add("shared memory", Bridge.open(bus, socket, gate, BridgeLimits.DEFAULT, warnings));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "no socket for shared memory at " + socket + ": " + e.getMessage()
                            + "; choose another --run-dir, or leave Unix sockets out with --unix=no");
        }
        return Optional.of("shared memory " + socket);
    }
}
