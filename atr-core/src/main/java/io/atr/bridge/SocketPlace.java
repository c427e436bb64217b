package io.atr.bridge;

import io.atr.platform.UnixSocket;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A path at which one node listens. A lock file beside it, {@code path.lock}, tells a live node from one that left its
 * socket behind: the kernel drops the lock with the process, however it ends.
 */
final class SocketPlace implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final Path path;
    private final FileChannel lockFile;
    private final UnixSocket socket;

    private SocketPlace(Path path, FileChannel lockFile, UnixSocket socket) {
        this.path = path;
        this.lockFile = lockFile;
        this.socket = socket;
    }

    /** Takes a path; the socket of a node that is gone makes way, a live node is never robbed. */
    static SocketPlace take(Path path) throws IOException {
        Path lock = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new IOException(path + ": another node listens there (it holds " + lock
                        + "); stop it, or give this one another path");
            }
            UnixSocket.clear(path);
            return new SocketPlace(path, channel, UnixSocket.listen(path, BACKLOG));
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    UnixSocket socket() {
        return socket;
    }

    /** Removes the socket, then lets go of the lock; the lock file stays, so that nobody ever locks a removed one. */
    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(path);
        lockFile.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }
}
