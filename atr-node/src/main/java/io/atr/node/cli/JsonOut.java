package io.atr.node.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code --json} writes to. A file appears whole or not at all: it is written beside its place and then renamed.
 * Whether the place can be written is looked at when the command starts, not after a minute of work.
 */
public final class JsonOut {
    private final String target;
    private final @Nullable Path file;
    private final PrintStream out;

    private JsonOut(String target, @Nullable Path file, PrintStream out) {
        this.target = target;
        this.file = file;
        this.out = out;
    }

    /**
     * A place to write to.
     *
     * @param target a path, or {@code -} for {@code out}
     * @throws CommandException when nothing can be written there
     */
    public static JsonOut to(String target, PrintStream out) {
        if (target.equals("-")) {
            return new JsonOut(target, null, out);
        }
        try {
            return new JsonOut(target, checked(Path.of(target), target), out);
        } catch (InvalidPathException e) {
            throw failure(ExitCode.USAGE, target, "is no path (" + e.getReason() + ")");
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Whether the document goes to standard output, which then must carry nothing else. */
    public boolean isStdout() {
        return file == null;
    }

    /**
     * Writes one document.
     *
     * @param document see {@link JsonObject#put} for what may be in it
     * @throws CommandException when it could not be written wholly; then nothing appears in the file's place
     */
    public void write(Object document) {
        String text = JsonText.of(document) + "\n";
        if (file == null) {
            out.print(text);
            if (out.checkError()) {
                throw failure(ExitCode.UNAVAILABLE, target, "standard output does not take it");
            }
            return;
        }
        try {
            write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** A link is followed, so that it stays; a device or pipe is written to, since a rename would replace it. */
    private static Path checked(Path path, String target) throws IOException {
        Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = place.getParent();
        if (Files.isDirectory(place) || folder == null) {
            throw failure(ExitCode.USAGE, target, "is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw failure(ExitCode.USAGE, target, "there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(isPlain(place) ? folder : place)) {
            throw new AccessDeniedException(place.toString());
        }
        return place;
    }

    private static boolean isPlain(Path place) {
        return !Files.exists(place) || Files.isRegularFile(place);
    }

    private static void write(Path place, ByteBuffer bytes) throws IOException {
        if (!isPlain(place)) {
            writeAll(place, bytes, StandardOpenOption.WRITE);
            return;
        }
        Path fresh = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(fresh);
            writeAll(fresh, bytes, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            if (Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(fresh);
            }
        }
    }

    private static void writeAll(Path place, ByteBuffer bytes, StandardOpenOption... how) throws IOException {
        try (FileChannel channel = FileChannel.open(place, how)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (isPlain(place)) {
                channel.force(true);
            }
        }
    }

    private static CommandException failure(String target, IOException e) {
        return switch (e) {
            case AccessDeniedException _ ->
                failure(ExitCode.NO_PERMISSION, target, "may not be written; name another file");
            case NoSuchFileException _ ->
                failure(ExitCode.USAGE, target, "no file can be made there; name another one");
            case FileSystemException f
            when f.getReason() != null -> failure(ExitCode.UNAVAILABLE, target, f.getReason() + "; name another file");
            default -> failure(ExitCode.UNAVAILABLE, target, e.getMessage() + "; make room or name another file");
        };
    }

    private static CommandException failure(int code, String target, String why) {
        return new CommandException(code, "--json " + target + ": " + why);
    }
}
