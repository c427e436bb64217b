package io.atr.node.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines in a file of bounded length; older files are {@code FILE.1} and so on, up to a bounded number. Only the owner may
 * read them. One thread.
 */
class RotatingFile implements AutoCloseable {
    private static final String OWNER_ONLY = "rw-------";

    private final Path path;
    private final AuditLimits limits;
    private @Nullable FileChannel channel;
    private long length;

    RotatingFile(Path path, AuditLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /** Opens the file, and makes it when it is not there. */
    void open() throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        FileChannel opened = FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                owner);
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ONLY));
            length = endOfLastLine(opened);
            opened.truncate(length);
            channel = opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Adds a line with its line end. After an exception the file holds whole lines only, or is opened again with the next
     * one.
     */
    void write(byte[] line) throws IOException {
        FileChannel out = channel;
        if (out == null) {
            open();
            out = channel;
        }
        if (length > 0 && length + line.length > limits.bytes()) {
            rotate();
            out = channel;
        }
        if (out == null) {
            throw new IOException(path + " is closed");
        }
        try {
            put(out, line);
            length += line.length;
        } catch (IOException e) {
            restore(out);
            throw e;
        }
    }

    /** Writes all of the bytes behind the last whole line. */
    void put(FileChannel out, byte[] line) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(line);
        while (left.hasRemaining()) {
            out.write(left, length + left.position());
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private void restore(FileChannel out) {
        try {
            out.truncate(length);
        } catch (IOException e) {
            try {
                close(); // the next line opens it again, which cuts what is not whole
            } catch (IOException again) {
                channel = null;
            }
        }
    }

    private void rotate() throws IOException {
        close();
        for (int i = limits.files() - 1; i >= 1; i--) {
            Path older = numbered(i);
            Path newer = i == 1 ? path : numbered(i - 1);
            if (Files.exists(newer, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(newer, older, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        if (limits.files() == 1) {
            Files.deleteIfExists(path);
        }
        open();
    }

    private Path numbered(int i) {
        return path.resolveSibling(path.getFileName() + "." + i);
    }

    /** A crash can leave a part of a line: nobody could read it, or what would follow it. */
    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long at = file.size(); at > 0; at--) {
            one.clear();
            if (file.read(one, at - 1) != 1 || one.get(0) == '\n') {
                return at;
            }
        }
        return 0;
    }
}
