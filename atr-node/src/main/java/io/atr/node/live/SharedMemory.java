package io.atr.node.live;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bridge.Bridge;
import io.atr.bridge.ConnectOptions;
import io.atr.bridge.NodeConnection;
import io.atr.bridge.Refusal;
import io.atr.bridge.RefusedException;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.reach.NodeAddress;
import io.atr.node.reach.NodeOptions;
import io.atr.node.reach.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A node of this machine, over its Unix socket. */
final class SharedMemory implements Memory {
    private final NodeConnection connection;

    private SharedMemory(NodeConnection connection) {
        this.connection = connection;
    }

    /** Connects to the socket beside that of gRPC; a node that is named by host and port has none. */
    static SharedMemory open(NodeOptions node) {
        if (!Bridge.isSupported()) {
            throw unavailable("shared memory needs Linux; publish by gRPC: --via grpc");
        }
        Path socket = socket(node);
        String token = node.token();
        ConnectOptions options = token == null ? ConnectOptions.DEFAULT : ConnectOptions.DEFAULT.with(token);
        try {
            return new SharedMemory(NodeConnection.connect(socket, options));
        } catch (RefusedException e) {
            throw refused(e);
        } catch (IOException e) {
            if (Files.exists(socket) && !Files.isWritable(socket)) {
                throw new CommandException(
                        ExitCode.NO_PERMISSION,
                        socket + " belongs to somebody else; the node lets a group in with --unix-group");
            }
            throw unavailable("no node answers at " + socket + " (" + e.getMessage()
                    + "): start one with ./atr serve --rules FILE");
        }
    }

    private static Path socket(NodeOptions node) {
        NodeAddress address = node.address();
        Path grpc = address.socket();
        if (grpc != null) {
            return RunDirectory.bridgeBeside(grpc);
        }
        if (!address.equals(NodeAddress.USUAL) || node.isNamed()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "shared memory with " + address + ": name the node's Unix socket (--node unix:PATH), or publish by"
                            + " gRPC (--via grpc)");
        }
        return RunDirectory.standard().bridge();
    }

    @Override
    public Publication publish(PublicationOptions wish) {
        try {
            return connection.publish(wish);
        } catch (RefusedException e) {
            throw refused(e);
        } catch (IOException e) {
            throw unavailable("the node is away: " + e.getMessage());
        }
    }

    @Override
    public Subscription subscribe(SubscriptionOptions wish) {
        try {
            return connection.subscribe(wish);
        } catch (RefusedException e) {
            throw refused(e);
        } catch (IOException e) {
            throw unavailable("the node is away: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static CommandException refused(RefusedException e) {
        boolean may = e.refusal() != Refusal.UNAUTHENTICATED && e.refusal() != Refusal.NOT_PERMITTED;
        return new CommandException(
                may ? ExitCode.UNAVAILABLE : ExitCode.NO_PERMISSION, "the node refuses: " + e.getMessage());
    }

    private static CommandException unavailable(String why) {
        return new CommandException(ExitCode.UNAVAILABLE, why);
    }
}
