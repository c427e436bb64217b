package io.atr.node.serve;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.serve.config.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches the sockets of the run directory: the node's own user, and a group where one is set. What they may do there the access
 * file says.
 */
final class SocketGroup {
    private final @Nullable GroupPrincipal group;

    private SocketGroup(@Nullable GroupPrincipal group) {
        this.group = group;
    }

    /**
     * The group of a name or a number, or none.
     *
     * @throws CommandException 78 when there is no such group
     */
    static SocketGroup of(Optional<String> name, Path folder) {
        if (name.isEmpty()) {
            return new SocketGroup(null);
        }
        try {
            return new SocketGroup(
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name.get()));
        } catch (UserPrincipalNotFoundException e) {
            throw failure(ExitCode.BAD_CONFIG, name.get() + ": there is no such group; name one of /etc/group");
        } catch (IOException | UnsupportedOperationException e) {
            throw failure(
                    ExitCode.UNAVAILABLE, name.get() + ": groups cannot be looked up here (" + e.getMessage() + ")");
        }
    }

    /** Whether others than the node's own user reach them. */
    boolean isSet() {
        return group != null;
    }

    /** Lets the group look into the folder. */
    void admitTo(Path folder) {
        set(folder, "rwxr-x---");
    }

    /** Lets the group connect. */
    void admitAt(Path socket) {
        set(socket, "rw-rw----");
    }

    private void set(Path path, String permissions) {
        if (group == null) {
            return;
        }
        try {
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(group);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw failure(
                    ExitCode.NO_PERMISSION,
                    group.getName() + ": " + path + " cannot be given to it (" + e.getMessage()
                            + "); make the node's user one of the group");
        }
    }

    private static CommandException failure(int code, String what) {
        return new CommandException(code, NodeSettings.UNIX_GROUP.key() + " " + what);
    }
}
