package io.atr.node.serve;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.reach.RunDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One node a run directory. The lock is the kernel's, so that it is gone with its process, however that ended: a file
 * that was left behind holds nobody up. What the file says is for people.
 */
final class NodeLock implements AutoCloseable {
    private static final String NAME = "node.lock";
    private static final int LONGEST = 32;

    private final FileChannel channel;

    private NodeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder, for this user alone, and locks it.
     *
     * @throws CommandException when another node has it, or it cannot be had
     */
    static NodeLock take(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            new RunDirectory(folder).mustBeOwn();
            return lock(folder.resolve(NAME));
        } catch (AccessDeniedException e) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION,
                    "run directory " + folder + ": this process may not write there; set another --run-directory");
        } catch (FileSystemException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "run directory " + folder + ": " + (e.getReason() == null ? "is no folder" : e.getReason())
                            + "; set another --run-directory");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "run directory " + folder + ": " + e.getMessage() + "; set another --run-directory");
        }
    }

    private static NodeLock lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                write(channel, ProcessHandle.current().pid() + "\n");
                return new NodeLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(file, "this very process");
        }
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        channel.read(text, 0);
        channel.close();
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        throw taken(file, pid.matches("[0-9]+") ? "process " + pid : "another process");
    }

    private static CommandException taken(Path file, String by) {
        return new CommandException(
                ExitCode.UNAVAILABLE,
                "a node runs in " + file.getParent() + " already (" + by
                        + "); stop it, or set another --run-directory and other ports");
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Lets another node have it. The file stays: to remove it could take it from a node that is just locking it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the run directory cannot be closed", e);
        }
    }
}
