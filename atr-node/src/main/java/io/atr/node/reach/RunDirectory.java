package io.atr.node.reach;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a node keeps its sockets, its lock and its journal, and where tools on the same host look for it. Immutable; any
 * thread.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
    private static final Path SELF = Path.of("/proc/self");

    /** The one of this process's user: {@code $XDG_RUNTIME_DIR/atr}, else {@code /tmp/atr-UID}. */
    public static RunDirectory standard() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return runtime == null || runtime.isEmpty() || !Path.of(runtime).isAbsolute()
                ? new RunDirectory(Path.of("/tmp", "atr-" + user()))
                : new RunDirectory(Path.of(runtime, "atr"));
    }

    /** The socket at which a client asks for shared memory. */
    public Path bridge() {
        return path.resolve("bridge.sock");
    }

    /** The socket at which gRPC listens. */
    public Path grpc() {
        return path.resolve("grpc.sock");
    }

    /** The file that a running node holds locked. */
    public Path lock() {
        return path.resolve("node.lock");
    }

    /** The id of this process's user; its name where the system tells no ids. */
    private static String user() {
        try {
            return Files.getAttribute(SELF, "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            String name = System.getProperty("user.name", "");
            if (name.isEmpty() || name.contains("/")) {
                throw new CommandException(
                        ExitCode.UNAVAILABLE, "whose node? This system tells no user; set XDG_RUNTIME_DIR to a folder");
            }
            return name;
        }
    }
}
