package io.atr.node.reach;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a node keeps its sockets, its lock and its journal, and where tools on the same host look for it. Immutable; any
 * thread.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
    private static final String BRIDGE = "bridge.sock";
    private static final Path SELF = Path.of("/proc/self");
    private static final int OTHERS_WRITE = 0022;

    /**
     * The one of this process's user: {@code $XDG_RUNTIME_DIR/atr}, else {@code /run/atr} for root and
     * {@code ~/.local/state/atr/run} for anybody else. Nowhere may others make it first.
     */
    public static RunDirectory standard() {
        return standard(System.getenv(), owner(SELF) == 0);
    }

    static RunDirectory standard(Map<String, String> environment, boolean root) {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/")) {
            return new RunDirectory(Path.of(runtime, "atr"));
        }
        if (root) {
            return new RunDirectory(Path.of("/run/atr"));
        }
        String home = environment.getOrDefault("HOME", "");
        if (!home.startsWith("/")) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "where is this user's node? Set XDG_RUNTIME_DIR or HOME to a folder of the user's own, or name the node's");
        }
        return new RunDirectory(Path.of(home, ".local/state/atr/run"));
    }

    /**
     * Looks whether sockets in here can be trusted, where the folder exists.
     *
     * @throws CommandException 77 when it belongs to another user, or others may write there: a token could go to anybody
     */
    public void mustBeOwn() {
        if (!Files.exists(path)) {
            return;
        }
        int owner = owner(path);
        int self = owner(SELF);
        if (owner != self) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION,
                    "run directory " + path + " belongs to user " + owner + ", not to this process's user " + self
                            + "; name another");
        }
        if ((attribute(path, "unix:mode") & OTHERS_WRITE) != 0) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION,
                    "run directory " + path
                            + ": others may write there, and put sockets of theirs in the place of the node's;"
                            + " chmod go-w " + path);
        }
    }

    /** The socket at which a client asks for shared memory. */
    public Path bridge() {
        return path.resolve(BRIDGE);
    }

    /** The same, beside the socket at which gRPC listens. */
    public static Path bridgeBeside(Path grpc) {
        return grpc.resolveSibling(BRIDGE);
    }

    /** The socket at which gRPC listens. */
    public Path grpc() {
        return path.resolve("grpc.sock");
    }

    /** The file that a running node holds locked. */
    public Path lock() {
        return path.resolve("node.lock");
    }

    private static int owner(Path file) {
        return attribute(file, "unix:uid");
    }

    private static int attribute(Path file, String name) {
        try {
            return (int) Files.getAttribute(file, name);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, file + ": this system does not tell its owner; name the node by HOST:PORT");
        }
    }
}
